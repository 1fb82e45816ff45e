using System;

namespace NumVid.Formats.Nv12.Codecs.Hevc;

// Why so: docs/decisions/0030-sixteen-bits-as-two-videos.md
/// <summary>Frames of 16 bits as two videos of 12 bits, because x265 has no 16-bit mode and would silently drop the low
/// bits.</summary>
/// <remarks>The first video holds the top 12 bits of each sample, the second what a decoder of the first lacks, around
/// mid-gray: after a lossless first video the low 4 bits, after a lossy one its error in 16-bit units, cut off at 2048
/// of them.</remarks>
internal static class SplitFrames
{
    /// <summary>Bits of a whole sample.</summary>
    internal const int BitDepth = 16;

    /// <summary>Bits of a sample of either video.</summary>
    internal const int HalfBitDepth = 12;

    private const int Factor = 1 << (BitDepth - HalfBitDepth);
    private const int Middle = 1 << (HalfBitDepth - 1);
    private const int Largest = (1 << HalfBitDepth) - 1;

    /// <summary>The samples of the first video.</summary>
    internal static ushort[] HighOf(ReadOnlySpan<ushort> samples)
    {
        var high = new ushort[samples.Length];
        for (var i = 0; i < high.Length; i++)
        {
            high[i] = (ushort)(samples[i] / Factor);
        }

        return high;
    }

    /// <summary>The samples of the second video.</summary>
    /// <param name="samples">The whole samples.</param>
    /// <param name="decodedHigh">The first video as it decodes.</param>
    internal static ushort[] LowOf(ReadOnlySpan<ushort> samples, ReadOnlySpan<ushort> decodedHigh)
    {
        var low = new ushort[samples.Length];
        for (var i = 0; i < low.Length; i++)
        {
            low[i] = (ushort)Math.Clamp(samples[i] - (Factor * decodedHigh[i]) + Middle, 0, Largest);
        }

        return low;
    }

    /// <summary>Puts both videos together.</summary>
    /// <param name="highThenLow">All samples of the first video, then all of the second.</param>
    /// <param name="samples">Receives the whole samples, half as many.</param>
    internal static void Join(ReadOnlySpan<ushort> highThenLow, Span<ushort> samples)
    {
        var high = highThenLow[..samples.Length];
        var low = highThenLow[samples.Length..];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (ushort)Math.Clamp((Factor * high[i]) + low[i] - Middle, 0, ushort.MaxValue);
        }
    }
}
