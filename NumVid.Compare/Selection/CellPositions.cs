using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;

namespace NumVid.Compare.Selection;

/// <summary>Where the cells of a field lie whose last axis alone is the horizontal one.</summary>
/// <param name="Latitudes">Degrees north, one a cell.</param>
/// <param name="Longitudes">Degrees east.</param>
internal sealed record CellPositions(double[] Latitudes, double[] Longitudes)
{
    /// <summary>The positions; null where the field has rows and columns, or its file does not tell.</summary>
    /// <param name="field">A field.</param>
    /// <param name="coordinates">The variables that describe it, among others.</param>
    internal static CellPositions? Of(FieldData field, IReadOnlyList<FieldData> coordinates)
    {
        var (north, east) = Find(field.Dimensions, coordinates);
        return north is not null && east is not null ? new CellPositions(Doubles.Of(north), Doubles.Of(east)) : null;
    }

    /// <summary>Whether a field with some dimensions has such cells.</summary>
    internal static bool Exist(IReadOnlyList<string> dimensions, IReadOnlyList<FieldData> coordinates) =>
        Find(dimensions, coordinates) is ({ }, { });

    private static (FieldData? North, FieldData? East) Find(
        IReadOnlyList<string> dimensions, IReadOnlyList<FieldData> coordinates)
    {
        var roles = new CfRoles([.. coordinates.Select(each => each.Context)], []);
        FieldData[] ofCells = [.. coordinates.Where(
            each => (each.Type == typeof(float) || each.Type == typeof(double))
                && each.Dimensions.SequenceEqual(dimensions.TakeLast(1)))];
        FieldData? Of(CfRole role) => ofCells.FirstOrDefault(each => roles.Find(each.Context)?.Role == role);
        return ofCells.Length == 0 || dimensions.Count == 0 ? default : (Of(CfRole.Latitude), Of(CfRole.Longitude));
    }
}
