using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Compare.Conversions;
using NumVid.Compare.Report.Numbers;

namespace NumVid.Compare.Report;

/// <summary>Says of each variable of a conversion how exactly it was kept, a line each.</summary>
internal static class OutcomeText
{
    private const string Indent = "  ";

    /// <summary>Writes the lines, and what stands behind promised bounds.</summary>
    internal static void Write(TextWriter writer, IReadOnlyList<VariableOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            writer.WriteLine(Indent + LineOf(outcome));
        }

        if (outcomes.Any(outcome => outcome is { Evidence: BoundEvidence.Promised, IsExact: false, IsEmpty: false }
            && IsBoundedAtEveryPoint(outcome)))
        {
            writer.WriteLine(
                $"{Indent}Bounds are promised for every point, and were checked by the writer as it wrote.");
        }
    }

    /// <summary>One line: <c>t: within 0.0085 K, lossy (hevc)</c>, or <c>z: exact (scalar)</c>.</summary>
    internal static string LineOf(VariableOutcome outcome)
    {
        var detail = outcome switch
        {
            { Evidence: BoundEvidence.Measured } => " (measured)",
            { Evidence: BoundEvidence.None } => $" ({outcome.Detail}; not measured, '--check' does)",
            { Detail: { } why } => $" ({why})",
            _ => "",
        };
        return outcome.IsEmpty ? $"{outcome.Name}: no values yet"
            : $"{outcome.Name}: {(outcome.IsExact ? "exact" : Lossy(outcome))}{detail}";
    }

    private static bool IsBoundedAtEveryPoint(VariableOutcome outcome) =>
        outcome is { Smallest: not null } or { RelativeBound: not null } or { Asked: not null };

    private static string Lossy(VariableOutcome outcome)
    {
        var bounds = BoundsOf(outcome).ToList();
        return bounds.Count > 0 ? $"{string.Join("; ", bounds)}, lossy"
            : outcome.Evidence == BoundEvidence.Promised ? "lossy, nothing guaranteed"
            : "lossy";
    }

    private static IEnumerable<string> BoundsOf(VariableOutcome outcome)
    {
        var unit = string.IsNullOrWhiteSpace(outcome.Unit) ? "" : " " + outcome.Unit;
        if (outcome is { Smallest: { } smallest, Largest: { } largest })
        {
            yield return Figure.Significant(smallest) == Figure.Significant(largest)
                ? $"within {Figure.Significant(largest)}{unit}"
                : $"within {Figure.Significant(smallest)} to {Figure.Significant(largest)}{unit} by level";
        }

        if (outcome.RelativeBound is { } part)
        {
            yield return $"within {Figure.Significant(part)} of each value's magnitude, zeros exact";
        }

        if (outcome.MeanSquareBound is { } square)
        {
            yield return $"mean squared error of each segment at most {Figure.Significant(square)}";
        }

        if (outcome.Asked is { } asked)
        {
            yield return $"within {asked}";
        }
    }
}
