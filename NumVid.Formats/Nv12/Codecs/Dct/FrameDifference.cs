using System;
using System.Runtime.Intrinsics;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>Closed-loop frame difference: a block less the same block of the frame before <i>as it was decoded</i>, so
/// that what the quantiser loses does not add up from frame to frame.</summary>
/// <remarks>The first frame of a group is taken whole: it is predicted as 0.</remarks>
internal static class FrameDifference
{
    /// <summary>Takes the prediction from a block.</summary>
    /// <param name="frame">The frame from the block's first sample on.</param>
    /// <param name="predicted">The frame that was decoded before, from there on.</param>
    /// <param name="stride">Samples in a row of both.</param>
    /// <param name="block">Receives 64 differences.</param>
    internal static void Take(
        ReadOnlySpan<ushort> frame, ReadOnlySpan<ushort> predicted, int stride, Span<int> block)
    {
        for (int y = 0, at = 0; y < BlockPadding.BlockSamples; y += BlockPadding.Side, at += stride)
        {
            var (low, high) = Widen(Vector128.Create(frame[at..]));
            var (lowBefore, highBefore) = Widen(Vector128.Create(predicted[at..]));
            (low - lowBefore).CopyTo(block[y..]);
            (high - highBefore).CopyTo(block[(y + Vector128<int>.Count)..]);
        }
    }

    /// <summary>Adds decoded differences to the prediction, in place, and keeps the sum in the range of
    /// samples.</summary>
    /// <param name="block">64 differences.</param>
    /// <param name="frame">The frame that was decoded before, from the block's first sample on; receives the decoded
    /// samples.</param>
    /// <param name="stride">Samples in a row of it.</param>
    /// <param name="maxSample">The largest sample.</param>
    internal static void Add(ReadOnlySpan<int> block, Span<ushort> frame, int stride, int maxSample)
    {
        var largest = Vector128.Create(maxSample);
        for (int y = 0, at = 0; y < BlockPadding.BlockSamples; y += BlockPadding.Side, at += stride)
        {
            var (low, high) = Widen(Vector128.Create<ushort>(frame[at..]));
            low = Clamp(low + Vector128.Create(block[y..]), largest);
            high = Clamp(high + Vector128.Create(block[(y + Vector128<int>.Count)..]), largest);
            Vector128.Narrow(low.AsUInt32(), high.AsUInt32()).CopyTo(frame[at..]);
        }
    }

    private static (Vector128<int> Low, Vector128<int> High) Widen(Vector128<ushort> samples)
    {
        var (low, high) = Vector128.Widen(samples);
        return (low.AsInt32(), high.AsInt32());
    }

    private static Vector128<int> Clamp(Vector128<int> values, Vector128<int> largest) =>
        Vector128.Min(Vector128.Max(values, Vector128<int>.Zero), largest);
}
