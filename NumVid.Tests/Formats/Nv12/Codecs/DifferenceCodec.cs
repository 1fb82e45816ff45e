using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Archive;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Tests.Formats.Nv12.Codecs;

/// <summary>A small codec of values: whole steps, each less the one before, deflated.</summary>
internal sealed class DifferenceCodec : ValueCodec, ICodecSource
{
    // What has more steps is left to patches.
    private const double MaxSteps = 1 << 12;

    private int _decodeCount;

    /// <summary>What becomes of the bytes.</summary>
    internal Func<byte[], byte[]> OnEncode { get; init; } = bytes => bytes;

    /// <summary>Whether every second time it decodes to other values.</summary>
    internal bool Drifts { get; init; }

    public IReadOnlyList<Codec> All => [.. CodecList.Instance.All, this];

    internal override string Name => "difference";

    internal override string EntryExtension => ".diff";

    internal override bool NeverLoses => false;

    internal override byte[] Encode<T>(
        ReadOnlySpan<T> values, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps,
        CodingEffort effort, Span<T> reconstruction = default, bool goesOn = false)
    {
        var numbers = new int[geometry.Count];
        var last = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            var count = mask?[i] == true ? last : double.CreateTruncating(values[i]) / StepAt(i, geometry, steps);
            var number = Math.Abs(count) < MaxSteps ? (int)Math.Round(count) : last;
            (numbers[i], last) = (number - last, number);
        }

        var bytes = OnEncode(Deflate.Compress(MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray()));
        if (!reconstruction.IsEmpty)
        {
            Decode(bytes, geometry, mask, steps, reconstruction);
        }

        return bytes;
    }

    internal override void Decode<T>(
        ReadOnlyMemory<byte> bytes, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps, Span<T> values)
    {
        var numbers = MemoryMarshal.Cast<byte, int>(Deflate.Decompress(bytes, sizeof(int) * geometry.Count));
        var number = Drifts && Interlocked.Increment(ref _decodeCount) % 2 == 0 ? 1 : 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            number += numbers[i];
            values[i] = T.CreateTruncating(number * StepAt(i, geometry, steps));
        }
    }

    private static double StepAt(int point, SegmentGeometry geometry, ReadOnlySpan<double> steps) =>
        steps[point / (geometry.Rows * geometry.Columns)];
}
