using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Prediction;

/// <summary>The neighbours of a point in raster order, by number of frames and set.</summary>
/// <remarks>Their order is part of the format: the first eight are in the frame of the point, the second eight, where
/// there are any, begin with those of the frame before; patterns of signs are taken from there.</remarks>
internal static class TapSets
{
    /// <summary>The set of few neighbours.</summary>
    internal const int Lean = 0;

    /// <summary>The set of all neighbours.</summary>
    internal const int Full = 1;

    /// <summary>The place of the left neighbour.</summary>
    internal const int West = 0;

    /// <summary>The place of the neighbour above.</summary>
    internal const int North = 1;

    /// <summary>The place of the neighbour above to the left.</summary>
    internal const int NorthWest = 2;

    /// <summary>The place of the neighbour above to the right.</summary>
    internal const int NorthEast = 3;

    /// <summary>The place of the same point in the frame before, where there is more than one frame.</summary>
    internal const int FirstBefore = 8;

    /// <summary>The place of the left neighbour but one.</summary>
    internal const int WestWest = 4;

    /// <summary>Added to a set: the neighbours of many frames, however few there are, so that the segment can go
    /// on.</summary>
    internal const int Open = 2;

    /// <summary>The number of sets.</summary>
    internal const int Count = 4;

    /// <summary>Of so many frames and more the neighbours are the same.</summary>
    internal const int ManyFrames = 4;

    private static readonly (int Row, int Column)[] s_current =
        [(0, -1), (-1, 0), (-1, -1), (-1, 1), (0, -2), (-2, 0), (-1, -2), (-1, 2)];

    private static readonly (int Row, int Column)[] s_currentMore = [(-2, 1), (-2, -1)];

    private static readonly (int Row, int Column)[] s_square =
        [(0, 0), (0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, -1), (-1, 1), (1, -1)];

    private static readonly (int Row, int Column)[] s_cross = [(0, 0), (0, -1), (-1, 0), (0, 1), (1, 0)];

    /// <summary>The neighbours of a set.</summary>
    /// <param name="set"><see cref="Lean"/> or <see cref="Full"/>, either with <see cref="Open"/>.</param>
    /// <param name="frames">Frames of the segment: what is in frames that never are is left out.</param>
    internal static Tap[] Of(int set, int frames)
    {
        var isFull = (set & Full) == Full;
        frames = set >= Open ? System.Math.Max(frames, ManyFrames) : frames;
        var taps = From(TapSource.Current, s_current);
        if (frames > 1)
        {
            taps = taps.Concat(From(TapSource.Previous, isFull ? s_square : s_square[..8]));
        }

        if (frames == 1 || isFull)
        {
            taps = taps.Concat(From(TapSource.Current, s_currentMore));
        }

        if (frames > 2)
        {
            taps = taps.Concat(From(TapSource.BeforePrevious, isFull ? s_cross : s_cross[..1]));
        }

        if (frames > 3)
        {
            taps = taps.Concat(From(TapSource.Mean, isFull ? [.. s_cross, (-1, 1), (-1, -1)] : s_cross));
        }

        return [.. taps];
    }

    private static IEnumerable<Tap> From(TapSource source, IEnumerable<(int Row, int Column)> offsets) =>
        offsets.Select(offset => new Tap(source, offset.Row, offset.Column));
}
