using System;
using System.Collections.Generic;
using System.IO;
using System.Numerics.Tensors;
using NumVid.Formats.Nv12.Video.Interop;

namespace NumVid.Formats.Nv12.Codecs.Contracts;

/// <summary>What codecs share that keep samples of any depth from 8 to 16 bits unshifted in the next depth they
/// have.</summary>
internal static class LosslessDepth
{
    /// <summary>The bit depths.</summary>
    internal static IReadOnlyList<int> All { get; } = [8, 9, 10, 11, 12, 13, 14, 15, 16];

    /// <summary>Checks frames that are about to be encoded.</summary>
    /// <exception cref="ArgumentException">A sample does not fit the bit depth.</exception>
    internal static void CheckArgument(ReadOnlySpan<ushort> frames, FrameGeometry geometry)
    {
        if (FindLargest(frames) > geometry.MaxSample)
        {
            throw new ArgumentException($"A sample does not fit {geometry.BitDepth} bits.", nameof(frames));
        }
    }

    /// <summary>Checks frames that were decoded.</summary>
    /// <exception cref="InvalidDataException">A sample does not fit the bit depth.</exception>
    internal static void CheckStream(ReadOnlySpan<ushort> frames, FrameGeometry geometry)
    {
        if (FindLargest(frames) > geometry.MaxSample)
        {
            throw new InvalidDataException($"The stream is damaged: a sample does not fit {geometry.BitDepth} bits.");
        }
    }

    /// <summary>The shape of frames that need no padding.</summary>
    /// <param name="geometry">The frames.</param>
    /// <param name="storedDepth">Bits of a sample in the stream.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bit depth is not in [8, 16].</exception>
    internal static NvShape ToShape(FrameGeometry geometry, int storedDepth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(geometry.BitDepth, 8, nameof(geometry));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(geometry.BitDepth, 16, nameof(geometry));
        return new NvShape
        {
            width = geometry.Width,
            height = geometry.Height,
            coded_width = geometry.Width,
            coded_height = geometry.Height,
            frame_count = geometry.FrameCount,
            bit_depth = storedDepth,
        };
    }

    private static int FindLargest(ReadOnlySpan<ushort> samples) => samples.IsEmpty ? 0 : TensorPrimitives.Max(samples);
}
