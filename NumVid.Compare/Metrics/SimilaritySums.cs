using System.Linq;

namespace NumVid.Compare.Metrics;

/// <summary>Similarities of planes, level by level.</summary>
internal sealed class SimilaritySums
{
    private readonly double[] _sums;
    private readonly long[] _counts;

    /// <summary>Creates empty sums.</summary>
    /// <param name="levelCount">The levels of the field.</param>
    internal SimilaritySums(int levelCount) => (_sums, _counts) = (new double[levelCount], new long[levelCount]);

    /// <summary>The mean over all planes; null without one.</summary>
    internal double? Mean => _counts.Sum() is > 0 and var count ? _sums.Sum() / count : null;

    /// <summary>The smallest of the levels' means over time; null without a plane.</summary>
    internal double? Worst => Enumerable.Range(0, _sums.Length).Where(level => _counts[level] > 0)
        .Min(level => (double?)(_sums[level] / _counts[level]));

    /// <summary>Adds a plane; null adds nothing.</summary>
    internal void Add(int level, double? similarity)
    {
        if (similarity is { } figure)
        {
            _sums[level] += figure;
            _counts[level]++;
        }
    }
}
