namespace NumVid.Formats.Grib.Grids;

/// <summary>How the points of a grid lie.</summary>
internal enum GribGridLayout
{
    /// <summary>Rows of one latitude and columns of one longitude.</summary>
    Axes,

    /// <summary>Rows and columns, each point with its own latitude and longitude.</summary>
    Curvilinear,

    /// <summary>A list of points without rows of equal length.</summary>
    Cells,
}
