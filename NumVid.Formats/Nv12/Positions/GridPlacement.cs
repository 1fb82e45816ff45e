
namespace NumVid.Formats.Nv12.Positions;

/// <summary>Where the points of a grid lie on a map: x = X + column Xc + row Xr, and y likewise.</summary>
/// <param name="Map">The map.</param>
/// <param name="West">Longitudes are in the 360 degrees from here on.</param>
/// <param name="X">The line of x.</param>
/// <param name="Y">The line of y.</param>
internal sealed record GridPlacement(MapProjection Map, double West, GridLine X, GridLine Y)
{
    private const double FullCircle = 360;

    /// <summary>The same grid, counted from another point.</summary>
    internal GridPlacement From(int row, int column) => this with { X = X.From(row, column), Y = Y.From(row, column) };

    /// <summary>Latitude of a point; 0 where the numbers of a file make none.</summary>
    internal double Latitude(int row, int column) => Finite(Map.Latitude(X.At(row, column), Y.At(row, column)));

    /// <summary>Longitude of a point; 0 where the numbers of a file make none.</summary>
    internal double Longitude(int row, int column)
    {
        var degrees = Map.Longitude(X.At(row, column), Y.At(row, column));
        degrees = degrees < West ? degrees + FullCircle : degrees;
        return Finite(degrees >= West + FullCircle ? degrees - FullCircle : degrees);
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : 0;
}
