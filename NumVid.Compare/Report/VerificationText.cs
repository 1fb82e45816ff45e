using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Compare.Report.Numbers;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report;

/// <summary>Prints how a copy compares with its original, for people.</summary>
internal static class VerificationText
{
    private const string Indent = "  ";

    /// <summary>Writes a line or more for each variable.</summary>
    internal static void Write(
        TextWriter writer, string original, string copy, IReadOnlyList<VerifiedVariable> variables)
    {
        var failed = variables.Count(variable => variable.HasFailed);
        writer.WriteLine(failed == 0
            ? $"{copy} against {original}: {variables.Count} variables, none fails"
            : $"{copy} against {original}: {failed} of {variables.Count} variables FAILED");
        var width = variables.Select(variable => variable.Name.Length).DefaultIfEmpty().Max();
        foreach (var variable in variables)
        {
            writer.WriteLine($"{Indent}{variable.Name.PadRight(width)}  "
                + $"{(variable.HasFailed ? "FAILED, " : "")}{ErrorOf(variable)}");
            foreach (var line in variable.Bounds.Select(LineOf)
                .Concat(new[] { variable.Problem, variable.Note }.OfType<string>()))
            {
                writer.WriteLine(Indent + Indent + line);
            }
        }
    }

    private static string ErrorOf(VerifiedVariable variable) => variable switch
    {
        { NameInCopy: null } => "not measured",
        { MaxErrorIndex: { } index } =>
            $"largest error {Figure.Significant(variable.MaxError)} at {Place(variable.Dimensions, index)} "
            + $"({Figure.Exact(variable.OriginalValue)} became {Figure.Exact(variable.CopyValue)})",
        { Problem: null, Note: null } => "equal at every point",
        { MaxError: null } => "not measured",
        _ => "equal at every point that both have",
    };

    private static string Place(IReadOnlyList<string> dimensions, IReadOnlyList<int> index) => dimensions.Count == 0
        ? "its value"
        : string.Join(", ", dimensions.Zip(index, (name, place) => $"{name} {place}"));

    private static string LineOf(VerifiedBound bound)
    {
        var state = bound.IsHeld ? "held" : "VIOLATED";
        var part = bound.Part is null ? "" : $", at most in {bound.Part}";
        return bound switch
        {
            { Measured: null } => $"{bound.Term}: nothing to bound, no valid point",
            { Measured: double.PositiveInfinity } => $"{bound.Term}: {state}, a zero is no zero any more",
            { Limit: 0 } => $"{bound.Term}: exact, {state}{part}",
            _ => $"{bound.Term}: {state}, {Figure.Fixed(100 * bound.Utilisation, 2)} % of "
                + $"{Figure.Significant(bound.Limit)} used{part}",
        };
    }
}
