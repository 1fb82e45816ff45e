using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Nv12.Codecs.Predictive.Prediction;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Hierarchical;

/// <summary>The neighbours of a point by kind of pass, in strides of its level.</summary>
/// <remarks>Their order is part of the format: the first four are the nearest ones, whose mean is the centre that
/// differences are taken to, and the first six make patterns of signs.</remarks>
internal static class HierarchicalTaps
{
    /// <summary>How many make the centre.</summary>
    internal const int Nearest = 4;

    private static readonly (int Row, int Column)[] s_base = [(0, -1), (-1, 0), (-1, -1), (-1, 1), (0, -2), (-2, 0)];

    private static readonly (int Row, int Column)[] s_diagonal =
    [
        (-1, -1), (-1, 1), (1, -1), (1, 1), (0, -2), (-2, 0), (-2, -2), (-2, 2), (-1, -3), (-3, -1), (-1, 3), (3, -1),
        (1, -3), (-3, 1), (1, 3), (3, 1), (-3, -3), (-3, 3), (3, -3), (3, 3),
    ];

    private static readonly (int Row, int Column)[] s_rest =
    [
        (0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (-1, 1), (0, -3), (0, 3), (-3, 0), (3, 0), (-2, -1), (-1, -2),
        (-2, 1), (1, -2), (2, -1), (-1, 2), (2, 1), (1, 2), (0, -2), (-2, 0),
    ];

    private static readonly (int Row, int Column)[] s_cross = [(0, 0), (0, -1), (0, 1), (-1, 0), (1, 0)];

    private static readonly (int Row, int Column)[] s_square = [.. s_cross, (-1, -1), (-1, 1), (1, -1), (1, 1)];

    /// <summary>The neighbours of a point.</summary>
    /// <param name="kind">The kind of the pass.</param>
    /// <param name="earlier">Frames before that of the point, of which up to two count.</param>
    /// <param name="hasMean">Whether the running mean counts, too.</param>
    internal static Tap[] Of(HierarchicalPassKind kind, int earlier, bool hasMean)
    {
        var isDiagonal = kind == HierarchicalPassKind.Diagonal;
        var taps = From(
            TapSource.Current, isDiagonal ? s_diagonal : kind == HierarchicalPassKind.Rest ? s_rest : s_base);
        if (earlier > 0)
        {
            taps = taps.Concat(From(TapSource.Previous, isDiagonal ? s_square : s_cross));
        }

        if (earlier > 1)
        {
            taps = taps.Concat(From(TapSource.BeforePrevious, s_cross));
        }

        if (earlier > 1 && hasMean)
        {
            taps = taps.Concat(From(TapSource.Mean, isDiagonal ? s_square : s_cross));
        }

        return [.. taps];
    }

    /// <summary>The place of the neighbour in the row that is coded just before a point.</summary>
    internal static int LastOf(HierarchicalPassKind kind) => kind switch
    {
        HierarchicalPassKind.Base => 0,
        HierarchicalPassKind.Diagonal => 4,
        _ => 18,
    };

    private static IEnumerable<Tap> From(TapSource source, IEnumerable<(int Row, int Column)> offsets) =>
        offsets.Select(offset => new Tap(source, offset.Row, offset.Column));
}
