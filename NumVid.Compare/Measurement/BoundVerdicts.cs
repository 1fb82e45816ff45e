using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Checks;
using NumVid.Compare.Metrics;
using NumVid.Compare.Results;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Measurement;

/// <summary>Holds what was measured against what was asked for, or promised.</summary>
internal static class BoundVerdicts
{
    private const string Promised = "promised";

    /// <summary>The verdicts on terms of the quality grammar, level by level where levels have their own. Ranges are
    /// those of the original's finite values.</summary>
    internal static IEnumerable<VerifiedBound> OfTerms(QualityTerms terms, DifferenceSums sums)
    {
        var total = sums.Total;
        var absolute = new QualityTerms
        {
            AbsoluteBound = terms.AbsoluteBound,
            RangeFactor = terms.RangeFactor,
            LevelRangeFactor = terms.LevelRangeFactor,
            IsLossless = terms.IsLossless,
        };
        IEnumerable<VerifiedBound> bounds = terms switch
        {
            _ when terms.AbsoluteBoundFor(0, 0) is null => [],
            { LevelRangeFactor: null } =>
                [Decide(absolute.ToString(), null, terms.AbsoluteBoundFor(total.Range, 0)!.Value, MaxError.Of(total))],
            _ => Parts(Enumerable.Range(0, sums.Layout.LevelCount).Select(level => Decide(
                absolute.ToString(), $"level {level}", terms.AbsoluteBoundFor(
                    total.Range, sums.OfLevel(level).Range)!.Value, MaxError.Of(sums.OfLevel(level)),
                sums.Layout.IndicesOfLevel(level)))),
        };
        var relative = new QualityTerms { RelativeFactor = terms.RelativeFactor };
        var meanSquare = new QualityTerms { PeakSignalToNoiseRatio = terms.PeakSignalToNoiseRatio };
        return bounds.Concat(OfWhole(
            total, terms.RelativeFactor, terms.MeanSquareLimitFor(
                total.Range), relative.ToString(), meanSquare.ToString()));
    }

    /// <summary>The verdicts on what a file promises, part by part.</summary>
    /// <param name="bounds">Its absolute bounds, measured.</param>
    /// <param name="relative">The largest relative error, or null.</param>
    /// <param name="meanSquare">The largest mean squared error, or null.</param>
    /// <param name="dimensions">The variable's dimensions.</param>
    /// <param name="total">The sums of the whole variable.</param>
    internal static IEnumerable<VerifiedBound> OfPromises(
        IEnumerable<BoundMeasurement> bounds, double? relative, double? meanSquare, IReadOnlyList<string> dimensions,
        DifferenceTotals total) =>
        Parts(bounds.Select(bound => Decide(
            Promised, bound.PartOf(dimensions), bound.Bound, bound.LargestError, bound.Indices)))
            .Concat(OfWhole(total, relative, meanSquare, $"{Promised} rel", $"{Promised} mean square"));

    private static IEnumerable<VerifiedBound> OfWhole(
        DifferenceTotals total, double? relative, double? meanSquare, string relativeTerm, string meanSquareTerm)
    {
        if (relative is { } part)
        {
            // A zero that changed is infinitely far off.
            var relativeError = total.ChangedZeros > 0 ? double.PositiveInfinity : total.LargestRelative;
            yield return Decide(relativeTerm, null, part, relativeError) with { Measure = "largest relative error" };
        }

        if (meanSquare is { } limit)
        {
            double? meanSquareError = total.ValidCount == 0 ? null : total.SumOfSquares / total.ValidCount;
            yield return Decide(meanSquareTerm, null, limit, meanSquareError) with { Measure = "mean squared error" };
        }
    }

    // A bound on one part alone is one on all of the variable.
    private static VerifiedBound[] Parts(IEnumerable<VerifiedBound> bounds)
    {
        var all = bounds.ToArray();
        return all.Length == 1 ? [all[0] with { Part = null, Indices = [] }] : all;
    }

    private static VerifiedBound Decide(
        string term, string? part, double limit, double? measured, IReadOnlyList<int?>? indices = null) =>
        new(term, part, limit, measured, BoundUtilisation.Of(measured, limit),
            BoundCheck.Decide(measured, limit).HasPassed)
        {
            Indices = indices ?? [],
        };
}
