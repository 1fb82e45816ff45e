using System;
using EccodesDotNet;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Grids with straight rows and columns on a map, whose points have latitudes and longitudes of their own,
/// computed by ourselves: ecCodes misplaces or refuses many.</summary>
internal static class GribPointGrid
{
    /// <summary>The types that are known; modelling subdomains are grids on the same maps.</summary>
    internal static bool IsKnown(string type) => Plain(type) is "lambert" or "mercator" or "polar_stereographic"
        or "lambert_azimuthal_equal_area" or "albers" or "transverse_mercator" or "space_view";

    /// <summary>Reads a grid.</summary>
    /// <param name="message">The headers.</param>
    /// <param name="section">The section about the grid.</param>
    /// <param name="type">The type.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">The columns.</param>
    /// <exception cref="UnsupportedDataException">The numbers of the projection are impossible.</exception>
    internal static GribGrid Read(GribMessage message, ReadOnlySpan<byte> section, string type, int rows, int columns)
    {
        var scanning = GribGridReader.ReadScanning(message);
        var plain = Plain(type);
        if (message.GetInt64("editionNumber") != 2
            && plain is "lambert_azimuthal_equal_area" or "albers" or "transverse_mercator")
        {
            throw new UnsupportedDataException($"A grid of the type '{type}' is known in edition 2 alone.");
        }

        GribProjectionGuard.CheckEarth(message);
        var (projection, axes) = plain switch
        {
            "lambert" => GribConformalGrid.ReadCone(message, scanning, rows, columns),
            "mercator" => GribConformalGrid.ReadCylinder(message, scanning, rows, columns),
            "polar_stereographic" => GribConformalGrid.ReadPlane(message, scanning, rows, columns),
            "lambert_azimuthal_equal_area" => GribEqualAreaGrid.ReadAzimuthal(message, section, scanning, rows, columns),
            "albers" => GribEqualAreaGrid.ReadAlbers(message, section, scanning, rows, columns),
            "transverse_mercator" => GribTransverseGrid.Read(message, section, scanning, rows, columns),
            _ => GribSpaceViewGrid.Read(message, scanning, rows, columns),
        };
        return new GribGrid
        {
            Type = type,
            Layout = GribGridLayout.Curvilinear,
            RowCount = rows,
            ColumnCount = columns,
            Scanning = scanning,
            Positions = new(() => projection.Place(axes)),
            MapAxes = axes,
            Mapping = GribGridMapping.Read(message, section, plain),
        };
    }

    private static string Plain(string type) =>
        type.EndsWith("_lam", StringComparison.Ordinal) ? type[..^"_lam".Length] : type;
}
