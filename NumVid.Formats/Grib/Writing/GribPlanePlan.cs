using EccodesDotNet.Framing;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Writing;

/// <summary>How one field is going to be written: encoded under a header, or copied from the file that holds
/// it.</summary>
/// <param name="Grid">The grid, with the scanning that its header announces.</param>
/// <param name="Header">The header, for a field to encode.</param>
/// <param name="Stored">The field to copy, or null.</param>
/// <param name="Source">The file to copy from.</param>
internal sealed record GribPlanePlan(
    GribGrid Grid, GribHeaderBytes? Header, GribField? Stored = null, GribSource? Source = null);
