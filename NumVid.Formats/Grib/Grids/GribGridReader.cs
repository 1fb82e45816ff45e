using System;
using System.Collections.Generic;
using EccodesDotNet;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Reads the grid of a message: shape, scanning and the places of its points.</summary>
internal static class GribGridReader
{
    // 128 Mi points, five times the largest operational grid seen (1 GiB while it is decoded).
    private const long MaxPointsPerField = 1L << 27;

    private static readonly HashSet<string> s_curvilinear =
        ["rotated_ll", "lambert", "polar_stereographic", "mercator"];

    private static readonly HashSet<string> s_others =
        ["regular_ll", "regular_gg", "reduced_gg", GribNcepRotatedGrid.Type];

    /// <summary>Reads the grid.</summary>
    /// <param name="message">A message whose headers are those of the field.</param>
    /// <param name="section">Its section about the grid, for a type that ecCodes names and cannot place.</param>
    /// <exception cref="UnsupportedDataException">The grid's type or scanning is none of those supported.</exception>
    internal static GribGrid Read(GribMessage message, ReadOnlySpan<byte> section)
    {
        var type = RequireType(message);
        var pointCount = message.GetInt64("numberOfDataPoints");
        if (pointCount is < 1 or > MaxPointsPerField)
        {
            throw new UnsupportedDataException($"A field of {pointCount} points is outside 1 to {MaxPointsPerField}.");
        }

        if (type is "regular_ll" or "regular_gg")
        {
            var (rows, columns) = ReadShape(message, pointCount);
            return GribAxisGrid.Read(message, type, rows, columns);
        }

        if (s_curvilinear.Contains(type))
        {
            var (rows, columns) = ReadShape(message, pointCount);
            return GribPointGrid.ReadCurvilinear(message, type, rows, columns);
        }

        return type == GribNcepRotatedGrid.Type
            ? GribNcepRotatedGrid.Read(section, (int)pointCount)
            : GribReducedGrid.Read(message, type, (int)pointCount);
    }

    /// <summary>Returns the grid's type if it is one of points at known places.</summary>
    /// <exception cref="UnsupportedDataException">It is not.</exception>
    internal static string RequireType(GribMessage message)
    {
        var type = message.GetString("gridType");
        return s_curvilinear.Contains(type) || s_others.Contains(type)
            ? type
            : throw new UnsupportedDataException($"The grid type '{type}' is not supported.");
    }

    /// <summary>Reads the scanning flags.</summary>
    internal static GribScanning ReadScanning(GribMessage message)
    {
        // The low half of the octet shifts rows or columns by half an increment (edition 2, code table 3.4).
        if (message.TryGetInt64("scanningMode", out var flags) && (flags & 0x0F) != 0
            && message.GetInt64("editionNumber") == 2)
        {
            throw new UnsupportedDataException($"The scanning mode {flags} with staggered rows is not supported.");
        }

        return new GribScanning(
            IsSet(message, "iScansNegatively"), IsSet(message, "jScansPositively"),
            IsSet(message, "jPointsAreConsecutive"), IsSet(message, "alternativeRowScanning"));
    }

    private static (int Rows, int Columns) ReadShape(GribMessage message, long pointCount)
    {
        var columns = message.GetInt64("Ni");
        var rows = message.GetInt64("Nj");
        return columns > 0 && rows > 0 && columns <= pointCount && rows == pointCount / columns
            && rows * columns == pointCount
            ? ((int)rows, (int)columns)
            : throw new UnsupportedDataException(
                $"A grid of {columns} x {rows} points contradicts its {pointCount} data points.");
    }

    private static bool IsSet(GribMessage message, string key) => message.TryGetInt64(key, out var flag) && flag == 1;
}
