using System;
using System.Collections.Generic;
using EccodesDotNet;
using EccodesDotNet.Errors;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Reads the grid of a message: shape, scanning and the places of its points.</summary>
internal static class GribGridReader
{
    // 128 Mi points, five times the largest operational grid seen (1 GiB while it is decoded).
    private const long MaxPointsPerField = 1L << 27;

    // Coefficients of waves are no values at points.
    private static readonly HashSet<string> s_spectral =
    [
        "sh", "rotated_sh", "stretched_sh", "stretched_rotated_sh", "lambert_bf", "mercator_bf", "polar_stereographic_bf",
    ];

    /// <summary>Reads the grid.</summary>
    /// <param name="message">A message whose headers are those of the field.</param>
    /// <param name="section">Its section about the grid; also where the message has a stand-in for it.</param>
    /// <exception cref="UnsupportedDataException">The field has no points, or too many.</exception>
    internal static GribGrid Read(GribMessage message, ReadOnlySpan<byte> section)
    {
        var type = ReadType(message, section);
        RequirePoints(type);
        var pointCount = message.GetInt64("numberOfDataPoints");
        if (pointCount is < 1 or > MaxPointsPerField)
        {
            throw new UnsupportedDataException($"A field of {pointCount} points is outside 1 to {MaxPointsPerField}.");
        }

        var shape = FindShape(message, section, pointCount);
        if (shape is null && HasRows(type))
        {
            throw new UnsupportedDataException(
                $"A grid of the type '{type}' has rows and columns whose number contradicts its {pointCount} data points.");
        }

        try
        {
            return ReadPlaced(message, section, type, (int)pointCount, shape ?? default);
        }
        catch (Exception error) when (error is UnsupportedDataException or EcCodesException)
        {
            return GribUnplacedGrid.Read(message, section, type, (int)pointCount, shape, error.Message);
        }
    }

    /// <summary>Checks that a field is one of values at points.</summary>
    /// <exception cref="UnsupportedDataException">It is one of waves.</exception>
    internal static void RequirePoints(GribMessage message) =>
        RequirePoints(message.TryGetString("gridType", out var type) ? type : "");

    /// <summary>Reads the scanning flags.</summary>
    internal static GribScanning ReadScanning(GribMessage message)
    {
        // The low half of the octet shifts rows or columns by half an increment (edition 2, code table 3.4).
        if (message.TryGetInt64("scanningMode", out var flags) && (flags & 0x0F) != 0
            && message.GetInt64("editionNumber") == 2)
        {
            throw new UnsupportedDataException($"The scanning mode {flags} with staggered rows is not supported.");
        }

        return ReadFlags(message);
    }

    /// <summary>Reads the scanning flags where the template may be one without any.</summary>
    internal static GribScanning ReadScanningIfAny(GribMessage message) =>
        message.IsDefined("scanningMode") ? ReadFlags(message) : default;

    private static GribGrid ReadPlaced(
        GribMessage message, ReadOnlySpan<byte> section, string type, int pointCount, (int Rows, int Columns) shape)
    {
        switch (type)
        {
            case GribNcepRotatedGrid.Type:
                return GribNcepRotatedGrid.Read(section, pointCount);
            case GribHealpixGrid.Type:
                return GribHealpixGrid.Read(section, pointCount);
            case "reduced_gg" or "reduced_ll":
                return GribReducedGrid.Read(message, type, pointCount);
            case "reduced_rotated_gg":
                return GribRotatedGrid.ReadReduced(message, type, pointCount);
        }

        var (rows, columns) = shape;
        return !HasRows(type)
            ? throw new UnsupportedDataException($"Messages of the grid type '{type}' do not say where its points are.")
            : IsOnAxes(type) ? GribAxisGrid.Read(message, type, rows, columns)
            : IsRotated(type) ? GribRotatedGrid.Read(message, type, rows, columns)
            : GribPointGrid.Read(message, section, type, rows, columns);
    }

    private static bool HasRows(string type) => IsOnAxes(type) || IsRotated(type) || GribPointGrid.IsKnown(type);

    private static bool IsOnAxes(string type) => type is "regular_ll" or "regular_gg";

    private static bool IsRotated(string type) => type is "rotated_ll" or "rotated_gg";

    private static GribScanning ReadFlags(GribMessage message) => new(
        IsSet(message, "iScansNegatively"), IsSet(message, "jScansPositively"),
        IsSet(message, "jPointsAreConsecutive"), IsSet(message, "alternativeRowScanning"));

    // ecCodes has no name for the type of a template that it does not know.
    private static string ReadType(GribMessage message, ReadOnlySpan<byte> section) =>
        GribGridStandIn.FindUnknown(section, message) is { } template
            ? template == GribHealpixGrid.Template ? GribHealpixGrid.Type : $"template_{template}"
            : message.TryGetString("gridType", out var type) ? type : "unknown";

    private static void RequirePoints(string type)
    {
        if (s_spectral.Contains(type))
        {
            throw new UnsupportedDataException($"The grid type '{type}' is not supported: it has waves and no points.");
        }
    }

    private static (int Rows, int Columns)? FindShape(
        GribMessage message, ReadOnlySpan<byte> section, long pointCount)
    {
        var isEdition2 = message.GetInt64("editionNumber") == 2;
        if (isEdition2 && section.Length < GribGridOctets.RowsAt + sizeof(int))
        {
            return null;
        }

        var columns = isEdition2 ? GribGridOctets.Unsigned(section, GribGridOctets.ColumnsAt) : Count(message, "Ni");
        var rows = isEdition2 ? GribGridOctets.Unsigned(section, GribGridOctets.RowsAt) : Count(message, "Nj");
        return columns > 0 && rows > 0 && columns <= pointCount && rows == pointCount / columns
            && rows * columns == pointCount ? ((int)rows, (int)columns) : null;
    }

    private static long Count(GribMessage message, string key) =>
        message.TryGetInt64(key, out var count) && !message.IsMissing(key) ? count : 0;

    private static bool IsSet(GribMessage message, string key) => message.TryGetInt64(key, out var flag) && flag == 1;
}
