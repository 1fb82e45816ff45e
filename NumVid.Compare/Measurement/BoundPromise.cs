using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Configurations;
using NumVid.Compare.Metrics;
using NumVid.Compare.Results;
using NumVid.Formats.Nv12;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Measurement;

/// <summary>What was promised about the error of one field, and what has to be seen to judge it.</summary>
internal sealed class BoundPromise
{
    private readonly QualityTerms? _terms;
    private readonly Nv12VariableDescription? _kept;
    private readonly IReadOnlyList<string> _dimensions;

    private BoundPromise(
        QualityTerms? terms, Nv12VariableDescription? kept, IEnumerable<PromisedBound> bounds, IReadOnlyList<string> dimensions)
    {
        _terms = terms;
        _kept = kept;
        _dimensions = dimensions;
        Parts = [.. bounds.Select(bound => new BoundMeasurement(bound))];
    }

    /// <summary>No promise.</summary>
    internal static BoundPromise None { get; } = new(null, null, [], []);

    /// <summary>Observers of the pass over the field.</summary>
    internal IReadOnlyList<BoundMeasurement> Parts { get; }

    /// <summary>What was asked for in the quality grammar.</summary>
    internal static BoundPromise Asked(QualityTerms terms) => new(terms, null, [], []);

    /// <summary>What a file says that it keeps.</summary>
    /// <param name="formats">What formats promise.</param>
    /// <param name="dataSet">The file.</param>
    /// <param name="name">The variable's name in it.</param>
    internal static BoundPromise Kept(IFieldFormats formats, DataSet dataSet, string name) => new(
        null, (dataSet as Nv12DataSet)?.Describe().First(variable => variable.Name == name), formats.BoundsOf(dataSet, name),
        [.. dataSet[name].Dimensions.Select(dimension => dimension.Name)]);

    /// <summary>The promise of a configuration: what its file says, or what it was asked for.</summary>
    /// <param name="formats">What formats promise.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="dataSet">The file.</param>
    /// <param name="name">The variable's name in it.</param>
    /// <param name="asked">The variable's name when it was written.</param>
    internal static BoundPromise Of(
        IFieldFormats formats, FormatConfiguration configuration, DataSet dataSet, string name, string asked) =>
        configuration.Format != "nv12" && configuration.Options.TryGetValue("quality", out var quality)
            ? Asked(QualitySpecification.Parse(quality).TermsFor(asked))
            : Kept(formats, dataSet, name);

    /// <summary>The widest absolute bound, where levels have their own; null without one.</summary>
    internal double? WidestOf(DifferenceSums sums) => Parts.Count > 0 ? Parts.Max(part => part.Bound)
        : _terms is null ? null
        : Enumerable.Range(0, sums.Layout.LevelCount).Max(level => _terms.AbsoluteBoundFor(sums.Total.Range, sums.OfLevel(level).Range));

    /// <summary>Holds what was measured against the promise.</summary>
    internal VerifiedBound[] Judge(FieldMeasurement measured) => _terms is not null
        ? [.. BoundVerdicts.OfTerms(_terms, measured.Parts)]
        : [.. BoundVerdicts.OfPromises(Parts, _kept?.RelativeBound, _kept?.MeanSquareBound, _dimensions, measured.Sums)];
}
