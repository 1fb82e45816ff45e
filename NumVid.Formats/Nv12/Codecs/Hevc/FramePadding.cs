using System;

namespace NumVid.Formats.Nv12.Codecs.Hevc;

// Why so: docs/decisions/0011-x265-kept-exact.md
/// <summary>The size of the frames in an HEVC stream: the field's own, made larger where x265 needs it.</summary>
/// <remarks>
/// The rule is part of the format: the coded width is the width, but at least 17, and 33 for 32, and 65 for 64; the
/// coded height is the height, but at least 16. What is added on the right repeats the last sample of a row, what is
/// added below repeats the last row; a reader cuts both off. The reasons: x265 refuses less than 16 samples in either
/// direction; its coding tree unit is 16, 32 or 64 samples wide, the largest that fits both directions, and frames of
/// exactly one unit's width get inter frames that decode wrongly, "lossless" ones too (x265 3.5, every preset).
/// </remarks>
/// <param name="CodedWidth">Samples in a row of the stream.</param>
/// <param name="CodedHeight">Rows in a frame of the stream.</param>
internal readonly record struct FramePadding(int CodedWidth, int CodedHeight)
{
    private const int MinimumSide = 16;

    /// <summary>Returns the coded size of frames.</summary>
    /// <param name="width">Samples in a row, at least 1.</param>
    /// <param name="height">Rows in a frame, at least 1.</param>
    internal static FramePadding ForHevc(int width, int height)
    {
        var atLeast = Math.Max(width, MinimumSide);
        return new(atLeast is 16 or 32 or 64 ? atLeast + 1 : atLeast, Math.Max(height, MinimumSide));
    }
}
