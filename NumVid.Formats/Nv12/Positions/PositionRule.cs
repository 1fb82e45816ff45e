namespace NumVid.Formats.Nv12.Positions;

/// <summary>How a place on a map becomes a latitude and a longitude; the numbers are those of a file.</summary>
internal enum PositionRule : byte
{
    /// <summary>A conformal cone: Lambert's, or the plane of a polar stereographic map, where it is flat.</summary>
    Cone = 0,

    /// <summary>Mercator's cylinder.</summary>
    Cylinder = 1,

    /// <summary>Latitudes and longitudes of a sphere that was turned.</summary>
    TurnedSphere = 2,

    /// <summary>Lambert's azimuthal map, which keeps areas; 3 is for rows of cells.</summary>
    EqualAreaPlane = 4,
}
