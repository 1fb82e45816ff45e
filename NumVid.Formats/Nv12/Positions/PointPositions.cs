using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Positions;

/// <summary>The latitudes or longitudes of the points of a grid.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="IsLongitude">Which of them.</param>
internal sealed record PointPositions(GridPlacement Grid, bool IsLongitude)
{
    /// <summary>To what the values were rounded.</summary>
    internal DecimalPlaces Places { get; init; }

    /// <summary>Those of a part of the grid.</summary>
    internal PointPositions In(Box box) => this with { Grid = Grid.From(box.Origin[0], box.Origin[1]) };

    /// <summary>The value of a point in degrees.</summary>
    internal double At(int row, int column) =>
        Places.Round(IsLongitude ? Grid.Longitude(row, column) : Grid.Latitude(row, column));
}
