using NumVid.Formats.Units;

namespace NumVid.Formats.Grib.Writing;

/// <summary>The kind of surface that a level is on.</summary>
/// <param name="First">Its number in code table 4.5.</param>
/// <param name="Second">That of the other side of a layer; 255 for none.</param>
/// <param name="Conversion">From the unit of the coordinate to that of the table.</param>
internal sealed record GribCfSurface(long First, long Second, UnitConversion Conversion)
{
    /// <summary>No surface.</summary>
    internal const long None = 255;

    /// <summary>Whether planes are layers.</summary>
    internal bool IsLayer => Second != None;
}
