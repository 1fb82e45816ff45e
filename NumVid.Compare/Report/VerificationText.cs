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
    internal static void Write(TextWriter writer, VerifiedFile file)
    {
        var variables = file.Variables;
        var failed = variables.Count(variable => variable.HasFailed);
        var omitted = file.Omissions.Count == 0 ? ""
            : $", {Figure.Count(file.Omissions.Count)} left out{(file.AllowsOmissions ? ", which is allowed" : "")}";
        writer.WriteLine(failed > 0
            ? $"{file.Copy} against {file.Original}: {failed} of {variables.Count} variables FAILED{omitted}"
            : omitted.Length > 0
            ? $"{file.Copy} against {file.Original}: {(file.HasFailed ? "INCOMPLETE, " : "")}"
                + $"{variables.Count} variables compared, no bound fails{omitted}"
            : $"{file.Copy} against {file.Original}: {variables.Count} variables, none fails");
        foreach (var part in file.Omissions)
        {
            writer.WriteLine(Indent + LineOf(part));
        }

        var width = variables.Select(variable => variable.Name.Length).DefaultIfEmpty().Max();
        foreach (var variable in variables)
        {
            writer.WriteLine($"{Indent}{variable.Name.PadRight(width)}  "
                + $"{(variable.HasFailed ? "FAILED, " : variable.IsOmitted ? "left out, " : "")}{ErrorOf(variable)}");
            foreach (var line in VerifiedBound.Worst(variable.Bounds).Select(LineOf)
                .Concat(new[] { variable.Problem, variable.Note }.OfType<string>()))
            {
                writer.WriteLine(Indent + Indent + line);
            }
        }
    }

    /// <summary>What is left out, and why.</summary>
    internal static string LineOf(OmittedPart part) => part switch
    {
        { Message: { } message, Offset: { } offset } =>
            $"left out: message {Figure.Count(message)} of {part.Source}, at byte {Figure.Count(offset)}: {part.Reason}",
        { Name: { } name, IsMetadata: false } => $"left out: variable '{name}' of {part.Source}: {part.Reason}",
        { Name: { } name } => $"left out: attribute '{name}' of {part.Source}: {part.Reason}",
        _ => $"left out of {part.Source}: {part.Reason}",
    };

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
        var part = bound.Part is null ? ""
            : $", at most in {bound.Part}{(bound.Place is null ? "" : $" ({bound.Place})")} of {bound.Parts} parts";
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
