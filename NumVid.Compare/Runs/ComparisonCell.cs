using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Configurations;
using NumVid.Compare.Derivation;
using NumVid.Compare.Measurement;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;
using NumVid.Formats.Quality;

namespace NumVid.Compare.Runs;

/// <summary>What one file of the comparison holds.</summary>
/// <param name="Variable">The row's variable: a name, or <see cref="ComparisonRow.AllVariables"/>.</param>
/// <param name="Written">Everything in the file: coordinates and fields.</param>
/// <param name="Measured">The fields among them.</param>
internal sealed record ComparisonCell(
    string Variable, IReadOnlyList<FieldData> Written, IReadOnlyList<SourceField> Measured)
{
    /// <summary>Whether it is the file of all variables.</summary>
    internal bool IsWhole => Variable == ComparisonRow.AllVariables;

    /// <summary>What is computed from the fields and compared instead of them; null: they are compared.</summary>
    internal DerivedField? Derived { get; init; }

    /// <summary>Whether it is the file of one variable that is compared as it is.</summary>
    internal bool IsOneVariable => !IsWhole && Derived is null;

    /// <summary>The field whose figures stand in the row, unless it is of all variables.</summary>
    internal SourceField Subject => Derived?.Field ?? Measured[0];

    /// <summary>Values in all of the fields of the file.</summary>
    internal long StoredCount => Measured.Sum(measured => measured.Data.Values.Count);

    /// <summary>Finite values in all of the fields of the file.</summary>
    internal long ValidCount => Measured.Sum(measured => measured.Original.Sums.ValidCount);

    /// <summary>A row without figures.</summary>
    internal ComparisonRow NewRow(FormatConfiguration configuration) => new()
    {
        Variable = Variable,
        Configuration = configuration.Name,
        Format = configuration.Format,
        Status = CellStatus.Ok,
        Series = configuration.Series,
        HoldsValuesAlone = configuration.Way.HoldsValuesAlone,
        MaxErrorAsked = IsWhole ? configuration.MaxErrorText : AskedBy(configuration.MaxError),
        Points = Subjects.Sum(field => field.Data.Values.Count),
        Missing = Subjects.Sum(field => field.Original.MissingCount),
    };

    private IReadOnlyList<SourceField> Subjects => Derived is null ? Measured : [Derived.Field];

    // Of a derived field nothing is asked; of what it takes it is, each in its own unit.
    private string? AskedBy(QualitySpecification? maxError) => maxError is null ? null
        : Derived is null ? maxError.TermsFor(Variable).ToString()
        : string.Join(';', Measured.Select(field =>
            $"{QualitySpecification.Escape(field.Data.Name)}:{maxError.TermsFor(field.Data.Name)}"));
}
