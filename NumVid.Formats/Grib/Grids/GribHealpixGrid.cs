using System;
using System.Numerics;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Grids;

/// <summary>HEALPix grids, template 3.150, which ecCodes knows from 2.31 on.</summary>
internal static class GribHealpixGrid
{
    /// <summary>ecCodes' name of the type.</summary>
    internal const string Type = "healpix";

    /// <summary>The number of the template.</summary>
    internal const int Template = 150;

    // Of the first face's centre when the grid is not turned.
    private const double UsualLongitude = 45;
    private const int FullCircle = 360;
    private const int SideAt = 31;
    private const int LongitudeAt = 35;
    private const int PositionAt = 39;
    private const int OrderAt = 40;
    private const int ScanningAt = 41;
    private const int CentreOfShapes = 4;
    private const int MaxSide = 1 << 12;

    /// <summary>Reads a grid.</summary>
    /// <exception cref="UnsupportedDataException">It is not of the centres of pixels in one of the two orders.</exception>
    internal static GribGrid Read(ReadOnlySpan<byte> section, int count)
    {
        GribProjectionGuard.CheckLength(section, ScanningAt + 1);
        var side = GribGridOctets.Unsigned(section, SideAt);
        int order = section[OrderAt];
        if (side is < 1 or > MaxSide || 12 * side * side != count || section[PositionAt] != CentreOfShapes
            || section[ScanningAt] != 0 || order > 1 || (order == 1 && !BitOperations.IsPow2(side)))
        {
            throw new UnsupportedDataException(
                $"A HEALPix grid of {side} pixels a side, position {section[PositionAt]}, order {order} and scanning mode "
                    + $"{section[ScanningAt]} has no known places for {count} points.");
        }

        var turn = GribGridOctets.Degrees(section, LongitudeAt) - UsualLongitude;
        return new GribGrid
        {
            Type = Type,
            Layout = GribGridLayout.Cells,
            RowCount = 1,
            ColumnCount = count,
            Scanning = default,
            Positions = new(() => Turned(
                order == 1 ? HealpixPixels.ListNested((int)side) : HealpixPixels.ListRings((int)side), turn)),
            Attributes =
            [
                new("GRIB_gridDefinitionTemplateNumber", Template), new("GRIB_Nside", (int)side),
                new("GRIB_ordering", order == 1 ? "nested" : "ring"),
            ],
            Mapping = [],
        };
    }

    private static (double[] Latitudes, double[] Longitudes) Turned(
        (double[] Latitudes, double[] Longitudes) pixels, double turn) => turn == 0
        ? pixels
        : (pixels.Latitudes, Array.ConvertAll(
            pixels.Longitudes, longitude => longitude + turn - (FullCircle * Math.Floor((longitude + turn) / FullCircle))));
}
