using System;
using System.Buffers;
using System.Numerics;
using EccodesDotNet;
using EccodesDotNet.Errors;
using EccodesDotNet.Framing;
using NumVid.Formats.Grib.Grids;

namespace NumVid.Formats.Grib.Values;

/// <summary>Decodes the values of one field into our orientation. Thread-safe.</summary>
/// <remarks>Fields decode to double, simple and complex packing here and all others by ecCodes; the reader gets these
/// doubles rounded once to its own type.</remarks>
internal static class GribValueReader
{
    // ecCodes puts this number where the header says "missing". GRIB values are R + X 2^E 10^-D with a float32 R, which
    // cannot reach 1e300 unless the header is damaged; so no true value is taken for a gap.
    private const double MissingMarker = 1.2345678987654321e300;

    /// <summary>Decodes a field.</summary>
    /// <param name="source">The file.</param>
    /// <param name="field">The field.</param>
    /// <param name="grid">Its grid.</param>
    /// <param name="destination">One element a point of the grid, row by row; missing points become NaN.</param>
    /// <exception cref="GribFormatException">The field's sections contradict each other.</exception>
    /// <exception cref="EcCodesException">ecCodes cannot decode it.</exception>
    internal static void Read<T>(GribSource source, GribField field, GribGrid grid, Span<T> destination)
        where T : struct, IFloatingPointIeee754<T>
    {
        var bytes = field.ReadMessage(source);
        GribFieldGuard.Check(field, bytes, grid);
        var values = ArrayPool<double>.Shared.Rent(grid.PointCount);
        try
        {
            var points = values.AsSpan(0, grid.PointCount);
            if (!GribConstantDecoder.TryRead(field, bytes, MissingMarker, points)
                && !GribSimpleDecoder.TryRead(field, bytes, MissingMarker, points)
                && !GribComplexDecoder.TryRead(field, bytes, MissingMarker, points))
            {
                ReadByEcCodes(field, bytes, points);
            }

            Scatter(values, grid, destination);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(values);
        }
    }

    private static void ReadByEcCodes(GribField field, byte[] bytes, Span<double> points)
    {
        GribGridStandIn.Use(bytes);
        using var message = GribMessage.FromBytes(bytes);
        var count = message.GetCount("values");
        if (count != points.Length)
        {
            throw new GribFormatException(
                field.MessageOffset, $"{count} values were found on a grid of {points.Length} points");
        }

        message.Set("missingValue", MissingMarker);
        message.GetDoubles("values", points);
    }

    private static void Scatter<T>(ReadOnlySpan<double> values, GribGrid grid, Span<T> destination)
        where T : struct, IFloatingPointIeee754<T>
    {
        if (grid.Scanning.IsNormal)
        {
            for (var i = 0; i < destination.Length; i++)
            {
                destination[i] = Convert<T>(values[i]);
            }

            return;
        }

        var target = 0;
        for (var row = 0; row < grid.RowCount; row++)
        {
            for (var column = 0; column < grid.ColumnCount; column++)
            {
                destination[target++] =
                    Convert<T>(values[grid.Scanning.GetMessageIndex(row, column, grid.RowCount, grid.ColumnCount)]);
            }
        }
    }

    private static T Convert<T>(double value)
        where T : struct, IFloatingPointIeee754<T> => value == MissingMarker ? T.NaN : T.CreateTruncating(value);
}
