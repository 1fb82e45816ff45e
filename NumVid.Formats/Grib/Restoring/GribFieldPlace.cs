using EccodesDotNet.Framing;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Grib.Storage;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>Where the values of a field are.</summary>
/// <param name="Variable">The number of the variable.</param>
/// <param name="Store">Its data.</param>
/// <param name="Plane">The place of the field among the variable's planes.</param>
/// <param name="Field">The field.</param>
/// <param name="Grid">Its grid.</param>
internal sealed record GribFieldPlace(int Variable, GribPlaneStore Store, int Plane, GribField Field, GribGrid Grid)
{
    /// <summary>The order of its points.</summary>
    internal GribPointOrder Order => new(Grid.RowCount, Grid.ColumnCount, Grid.Scanning);
}
