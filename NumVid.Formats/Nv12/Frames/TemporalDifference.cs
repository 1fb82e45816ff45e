using System;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Frames;

/// <summary>Turns frames into differences to the frame before, and back; loses nothing.</summary>
/// <remarks>Differences are taken modulo 2^bits and moved by half of that, so that those around zero do not fall apart
/// into the smallest and the largest samples: a predictor in the codec sees a continuous picture.</remarks>
internal static class TemporalDifference
{
    /// <summary>The frames as a codec gets them: the first as it is.</summary>
    /// <param name="codes">All frames; not changed.</param>
    /// <param name="geometry">Their shape.</param>
    /// <param name="bitDepth">Bits of a code, which are also those of a difference.</param>
    internal static ushort[] Apply(ReadOnlySpan<ushort> codes, SegmentGeometry geometry, int bitDepth)
    {
        var frameValues = geometry.Rows * geometry.Columns;
        var (half, mask) = ModulusOf(bitDepth);
        var differences = codes.ToArray();
        for (var i = frameValues; i < differences.Length; i++)
        {
            differences[i] = (ushort)((codes[i] - codes[i - frameValues] + half) & mask);
        }

        return differences;
    }

    /// <summary>Puts the codes back in place of the differences.</summary>
    internal static void Undo(Span<ushort> differences, SegmentGeometry geometry, int bitDepth)
    {
        var frameValues = geometry.Rows * geometry.Columns;
        var (half, mask) = ModulusOf(bitDepth);
        for (var i = frameValues; i < differences.Length; i++)
        {
            differences[i] = (ushort)((differences[i] + differences[i - frameValues] - half) & mask);
        }
    }

    private static (int Half, int Mask) ModulusOf(int bitDepth) => (1 << (bitDepth - 1), (1 << bitDepth) - 1);
}
