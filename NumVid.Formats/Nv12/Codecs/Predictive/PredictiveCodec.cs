using System;
using System.IO;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive;

// Why so: docs/decisions/0078-predictive-codec.md
/// <summary>Our own codec of values: each is predicted from what was reconstructed before it, by weights that learn,
/// and what the prediction lacks is coded in whole steps with mixed contexts.</summary>
/// <remarks>No state; for any number of threads.</remarks>
internal sealed class PredictiveCodec : ValueCodec
{
    // Bounds of memory: a model takes up to 700 bytes a column and 110 bytes a point of a frame.
    private const int MostColumns = 1 << 20;
    private const long MostFramePoints = 1 << 24;

    /// <inheritdoc/>
    internal override string Name => CodecNames.Predictive;

    /// <inheritdoc/>
    internal override int Cost => 15;

    /// <inheritdoc/>
    internal override string EntryExtension => ".predictive";

    /// <inheritdoc/>
    internal override bool NeverLoses => false;

    /// <inheritdoc/>
    internal override byte[] Encode<T>(
        ReadOnlySpan<T> values, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps,
        CodingEffort effort, Span<T> reconstruction = default, bool goesOn = false)
    {
        Check(geometry);
        return PredictiveSegments.Encode(values, geometry, mask, steps, effort, reconstruction, goesOn);
    }

    /// <inheritdoc/>
    internal override bool CanGoOn(ReadOnlyMemory<byte> bytes, int frames, double step)
    {
        var (way, order, _) = PredictiveStream.ReadHeader(bytes);
        return order.CanGoOn(frames) && way.IsForAnyValues(step);
    }

    /// <inheritdoc/>
    internal override byte[]? TryGoOn<T>(
        ReadOnlyMemory<byte> bytes, int frames, ReadOnlySpan<T> values, SegmentGeometry geometry, bool[]? mask,
        ReadOnlySpan<double> steps, Span<T> reconstruction)
    {
        Check(geometry);
        return PredictiveSegments.TryGoOn(bytes, frames, values, geometry, mask, steps, reconstruction);
    }

    /// <inheritdoc/>
    internal override void Decode<T>(
        ReadOnlyMemory<byte> bytes, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps, Span<T> values)
    {
        Check(geometry);
        PredictiveSegments.Decode(bytes, geometry, mask, steps, values);
    }

    private static void Check(SegmentGeometry geometry)
    {
        if (geometry.Columns > MostColumns || (long)geometry.Rows * geometry.Columns > MostFramePoints)
        {
            throw new InvalidDataException(
                $"frames of {geometry.Rows} x {geometry.Columns} values are larger than {CodecNames.Predictive} takes: "
                + $"{MostColumns} columns, {MostFramePoints} values");
        }
    }
}
