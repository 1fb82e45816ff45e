using System;
using System.Numerics.Tensors;
using NumVid.Formats.Nv12.Video.Interop;

namespace NumVid.Formats.Nv12.Codecs;

/// <summary>What codecs share that keep samples of any depth from 8 to 16 bits unshifted in the next depth they have.</summary>
internal static class LosslessDepth
{
    /// <summary>The largest sample; 0 when there is none.</summary>
    internal static int FindLargest(ReadOnlySpan<ushort> samples) => samples.IsEmpty ? 0 : TensorPrimitives.Max(samples);

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
}
