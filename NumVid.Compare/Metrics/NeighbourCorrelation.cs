using System;

namespace NumVid.Compare.Metrics;

/// <summary>Pearson's correlation of errors with those of their neighbours: near 0 where the error is white.</summary>
internal sealed class NeighbourCorrelation
{
    private long _count;
    private double _a;
    private double _b;
    private double _aa;
    private double _bb;
    private double _ab;

    /// <summary>The correlation; null where there are no errors, or all are equal.</summary>
    internal double? Value
    {
        get
        {
            var (varianceA, varianceB) = ((_count * _aa) - (_a * _a), (_count * _bb) - (_b * _b));
            return varianceA > 0 && varianceB > 0
                ? Finite.OrNull(((_count * _ab) - (_a * _b)) / Math.Sqrt(varianceA) / Math.Sqrt(varianceB)) : null;
        }
    }

    /// <summary>Adds pairs of neighbours; those with a missing one add nothing.</summary>
    internal void Add(ReadOnlySpan<double> errors, ReadOnlySpan<double> neighbours)
    {
        for (var i = 0; i < neighbours.Length; i++)
        {
            var (a, b) = (errors[i], neighbours[i]);
            if (double.IsFinite(a) && double.IsFinite(b))
            {
                _count++;
                (_a, _b) = (_a + a, _b + b);
                (_aa, _bb, _ab) = (_aa + (a * a), _bb + (b * b), _ab + (a * b));
            }
        }
    }
}
