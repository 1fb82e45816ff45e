using System;
using System.Linq;
using NumVid.Compare.Metrics;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Measurement;

/// <summary>The error that one field may have whatever format it is stored in, and what a format without that sort of
/// bound has to keep instead.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Terms">The error that it may have.</param>
/// <param name="Original">The field measured against itself, level by level.</param>
internal sealed record FieldBound(string Name, QualityTerms Terms, DifferenceSums Original)
{
    /// <summary>The bound of a field.</summary>
    internal static FieldBound Of(QualitySpecification maxError, SourceField field) =>
        new(field.Data.Name, maxError.TermsFor(field.Data.Name), field.Original.Parts);

    /// <summary>The largest error that holds all of the terms wherever it occurs; 0 where values have to be exact; null
    /// where no such number holds a relative bound, because values reach zero.</summary>
    internal double? Absolute =>
        Terms.RelativeFactor is not { } factor ? AbsoluteBesideRelative
        : SmallestMagnitude is { } smallest and > 0
            ? Math.Min(AbsoluteBesideRelative ?? double.PositiveInfinity, Below(factor * smallest))
            : null;

    /// <summary>The same without the relative bound; null where no other is asked for.</summary>
    internal double? AbsoluteBesideRelative
    {
        get
        {
            if (Terms.IsLossless)
            {
                return 0;
            }

            var bound = Math.Min(StrictestLevel, Terms.MeanSquareLimitFor(Original.Total.Range) is { } limit
                ? Below(Math.Sqrt(limit)) : double.PositiveInfinity);
            return double.IsFinite(bound) ? bound : null;
        }
    }

    /// <summary>A clause of a quality for this field alone.</summary>
    /// <param name="terms">Its terms; empty ones are left out.</param>
    internal string ClauseOf(params string[] terms) =>
        $"{QualitySpecification.Escape(Name)}:{string.Join(',', terms.Where(term => term.Length > 0))}";

    // Values of the grid nearest to zero are unknown where the range spans it: it may hold anything.
    private double? SmallestMagnitude => Original.Total is { ValidCount: > 0 } total
        ? total.Minimum > 0 ? total.Minimum : total.Maximum < 0 ? -total.Maximum : null
        : null;

    private double StrictestLevel => Enumerable.Range(0, Original.Layout.LevelCount).Select(Original.OfLevel)
        .Where(level => level.ValidCount > 0)
        .Select(level => Terms.AbsoluteBoundFor(Original.Total.Range, level.Range) ?? double.PositiveInfinity)
        .DefaultIfEmpty(Terms.AbsoluteBoundFor(0, 0) ?? double.PositiveInfinity)
        .Min();

    // Products and roots are rounded, and the errors that they bound are compared without tolerance.
    private static double Below(double bound) => bound * (1 - 1e-15);
}
