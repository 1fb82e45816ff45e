using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Configurations;
using NumVid.Compare.Measurement;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;

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

    /// <summary>Finite values in all of the fields.</summary>
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
        MaxErrorAsked = IsWhole ? configuration.MaxErrorText : configuration.MaxError?.TermsFor(Variable).ToString(),
        Points = Measured.Sum(field => field.Data.Values.Count),
        Missing = Measured.Sum(field => field.Original.MissingCount),
    };
}
