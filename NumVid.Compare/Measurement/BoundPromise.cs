using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Metrics;
using NumVid.Compare.Results;
using NumVid.Formats.Model;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Measurement;

/// <summary>What was promised about the error of one field, and what has to be seen to judge it.</summary>
internal sealed class BoundPromise
{
    private readonly QualityTerms? _terms;
    private readonly StoredPromise? _kept;
    private readonly IReadOnlyList<string> _dimensions;

    private BoundPromise(QualityTerms? terms, StoredPromise? kept, IReadOnlyList<string> dimensions)
    {
        _terms = terms;
        _kept = kept;
        _dimensions = dimensions;
        Parts = [.. (kept?.Bounds ?? []).Select(bound => new BoundMeasurement(bound))];
    }

    /// <summary>No promise.</summary>
    internal static BoundPromise None { get; } = new(null, null, []);

    /// <summary>Observers of the pass over the field.</summary>
    internal IReadOnlyList<BoundMeasurement> Parts { get; }

    /// <summary>What was asked for in the quality grammar.</summary>
    internal static BoundPromise Asked(QualityTerms terms) => new(terms, null, []);

    /// <summary>What follows for a field from the bounds of those that it is computed from.</summary>
    /// <param name="bound">The largest error; null where nothing follows.</param>
    internal static BoundPromise Following(double? bound) => bound is not { } limit ? None
        : Asked(new QualityTerms { IsLossless = limit == 0, AbsoluteBound = limit == 0 ? null : limit });

    /// <summary>What a file says that it keeps; no promise where it says nothing.</summary>
    /// <param name="dataSet">The file.</param>
    /// <param name="name">The variable's name in it.</param>
    internal static BoundPromise Kept(DataSet dataSet, string name) => dataSet is IPromisedStorage storage
        ? new(null, storage.GetPromise(name), dataSet[name].Dimensions.AsNamesArray())
        : None;

    /// <summary>What a file says that it keeps, or, where it says nothing, what it was asked for.</summary>
    /// <param name="dataSet">The file.</param>
    /// <param name="name">The variable's name in it.</param>
    /// <param name="asked">What it was asked for; null for nothing.</param>
    internal static BoundPromise Of(DataSet dataSet, string name, QualityTerms? asked) =>
        dataSet is not IPromisedStorage && asked is not null ? Asked(asked) : Kept(dataSet, name);

    /// <summary>The widest absolute bound, where levels have their own; null without one.</summary>
    internal double? WidestOf(DifferenceSums sums) => Parts.Count > 0 ? Parts.Max(part => part.Bound)
        : _terms is null ? null
        : Enumerable.Range(0, sums.Layout.LevelCount)
            .Max(level => _terms.AbsoluteBoundFor(sums.Total.Range, sums.OfLevel(level).Range));

    /// <summary>Holds what was measured against the promise.</summary>
    internal VerifiedBound[] Judge(FieldMeasurement measured) => _terms is not null
        ? [.. BoundVerdicts.OfTerms(_terms, measured.Parts)]
        : [.. BoundVerdicts.OfPromises(
            Parts, _kept?.RelativeBound, _kept?.MeanSquareBound, _dimensions, measured.Sums)];
}
