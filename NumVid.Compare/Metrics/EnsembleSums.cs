using System;
using System.Numerics;

namespace NumVid.Compare.Metrics;

/// <summary>What becomes of an ensemble: its spread beside the error, and how the others stand to the first member before and after.</summary>
/// <remarks>All members of a point are needed at once. So of fields whose members lie far apart every n-th point is taken, n such
/// that what is held stays below a limit; it depends on the shape alone.</remarks>
internal sealed class EnsembleSums
{
    private const int FewestMembers = 3;
    private const long MostHeld = 1 << 21;

    private readonly int _members;
    private readonly long _inner;
    private readonly long _step;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _ranksX;
    private readonly double[] _ranksY;
    private readonly int _kept;
    private int _filled;
    private long _points;
    private double _variance;
    private double _squares;
    private double _crps;

    /// <summary>Creates empty sums.</summary>
    /// <param name="shape">The lengths of the field's axes.</param>
    /// <param name="axes">What is known of them.</param>
    internal EnsembleSums(int[] shape, FieldAxes axes)
    {
        _members = axes.Member is { } axis && shape[axis] >= FewestMembers ? shape[axis] : 0;
        _inner = _members > 0 ? Product.Of(shape, axes.Member!.Value + 1) : 0;
        _step = Math.Max(1, ((_inner * _members) + MostHeld - 1) / MostHeld);
        _kept = (int)((_inner + _step - 1) / _step);
        (_x, _y) = (new double[_members * _kept], new double[_members * _kept]);
        (_ranksX, _ranksY) = (new double[_members], new double[_members]);
    }

    /// <summary>RMSE of all members / square root of the mean variance among them; null without members or spread.</summary>
    internal double? ErrorToSpread => _variance > 0 ? Math.Sqrt(_squares / _members / _variance) : null;

    /// <summary>Mean CRPS of the decoded other members against the first original one, less that of the originals.</summary>
    internal double? CrpsChange => _points > 0 ? _crps / _points : null;

    /// <summary>Points by the rank of the first original member among the original others; null without points.</summary>
    internal double[]? OriginalRanks => _points > 0 ? [.. _ranksX] : null;

    /// <summary>The same among the decoded others.</summary>
    internal double[]? DecodedRanks => _points > 0 ? [.. _ranksY] : null;

    /// <summary>The share of points that change their place in the histogram of the ranks of the first original member among the
    /// others.</summary>
    internal double? RankDistance
    {
        get
        {
            var sum = 0.0;
            for (var rank = 0; rank < _members; rank++)
            {
                sum += Math.Abs(_ranksX[rank] - _ranksY[rank]);
            }

            return _points > 0 ? sum / 2 / _points : null;
        }
    }

    /// <summary>Adds pairs that follow each other in the field.</summary>
    internal void Add<TOriginal, TDecoded>(
        ReadOnlySpan<TOriginal> original, ReadOnlySpan<TDecoded> decoded, long position)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        for (var i = 0; _members > 0 && i < original.Length; i++)
        {
            var (point, member) = ((position + i) % _inner, (position + i) / _inner % _members);
            if (point % _step == 0)
            {
                var place = (point / _step * _members) + member;
                _x[place] = double.CreateTruncating(original[i]);
                _y[place] = double.CreateTruncating(decoded[i]);
                if (++_filled == _x.Length)
                {
                    AddPoints();
                }
            }
        }
    }

    private void AddPoints()
    {
        _filled = 0;
        for (var point = 0; point < _kept; point++)
        {
            var x = _x.AsSpan(point * _members, _members);
            var y = _y.AsSpan(point * _members, _members);
            var (sum, errors) = (0.0, 0.0);
            for (var member = 0; member < _members; member++)
            {
                sum += x[member];
                errors += (y[member] - x[member]) * (y[member] - x[member]);
            }

            if (!double.IsFinite(sum + errors))
            {
                continue;
            }

            var (mean, variance, first) = (sum / _members, 0.0, x[0]);
            foreach (var value in x)
            {
                variance += (value - mean) * (value - mean);
            }

            _points++;
            _squares += errors;
            _variance += variance / (_members - 1);
            AddRank(_ranksX, x[1..], first);
            AddRank(_ranksY, y[1..], first);
            _crps += Crps(y[1..], first) - Crps(x[1..], first);
        }
    }

    // Of equal members nobody knows which is the lower: the point is spread over the ranks that it may have.
    private static void AddRank(double[] histogram, ReadOnlySpan<double> others, double first)
    {
        var (below, equal) = (0, 0);
        foreach (var other in others)
        {
            below += other < first ? 1 : 0;
            equal += other == first ? 1 : 0;
        }

        for (var rank = below; rank <= below + equal; rank++)
        {
            histogram[rank] += 1.0 / (equal + 1);
        }
    }

    // Mean of abs(e - o), less half the mean of abs(e - e'); the latter from sorted members.
    private static double Crps(Span<double> members, double observed)
    {
        members.Sort();
        var (distance, pairs) = (0.0, 0.0);
        for (var i = 0; i < members.Length; i++)
        {
            distance += Math.Abs(members[i] - observed);
            pairs += ((2 * i) + 1 - members.Length) * members[i];
        }

        return (distance / members.Length) - (pairs / members.Length / members.Length);
    }
}
