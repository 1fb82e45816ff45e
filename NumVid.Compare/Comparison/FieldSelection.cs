using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Comparison;

/// <summary>Which variables of an input are compared, and why the others are not.</summary>
/// <param name="Fields">The fields, in file order.</param>
/// <param name="Skipped">All other variables with the reason.</param>
internal sealed record FieldSelection(IReadOnlyList<Variable> Fields, IReadOnlyList<SkippedVariable> Skipped)
{
    private const int LowestRank = 2;

    /// <summary>Selects from the committed variables of a dataset.</summary>
    /// <param name="path">The input as the user named it, for messages.</param>
    /// <param name="source">The dataset.</param>
    /// <param name="names">The variables asked for; empty: all fields.</param>
    /// <exception cref="UsageException">A name is not in the file, or names something that cannot be compared.</exception>
    /// <exception cref="UnsupportedDataException">The file has nothing to compare.</exception>
    internal static FieldSelection From(string path, DataSet source, IReadOnlyList<string> names)
    {
        var variables = source.OrderBy(variable => variable.ID).ToArray();
        var roles = new CoordinateRoles(variables);
        var selection = names.Count > 0
            ? Named(path, variables, names)
            : Split(variables, variable => roles.WhyCoordinate(variable) ?? WhyNotMeasurable(variable));
        return selection.Fields.Count > 0
            ? selection
            : throw new UnsupportedDataException(
                $"'{path}' has no variable to compare: floating-point, with two dimensions or more, and no coordinate. {Describe(selection.Skipped)}");
    }

    private static FieldSelection Named(string path, Variable[] variables, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            var variable = Array.Find(variables, variable => variable.Name == name)
                ?? throw new UsageException($"'{path}' has no variable '{name}'; it has {string.Join(", ", variables.Select(v => v.Name))}.");
            if (WhyNotMeasurable(variable) is { } reason)
            {
                throw new UsageException($"The variable '{name}' of '{path}' cannot be compared: {reason}.");
            }
        }

        return Split(variables, variable => names.Contains(variable.Name, StringComparer.Ordinal) ? null : "not asked for");
    }

    private static FieldSelection Split(IEnumerable<Variable> variables, Func<Variable, string?> whyNot)
    {
        var fields = new List<Variable>();
        var skipped = new List<SkippedVariable>();
        foreach (var variable in variables)
        {
            if (whyNot(variable) is { } reason)
            {
                skipped.Add(new SkippedVariable(variable.Name, reason));
            }
            else
            {
                fields.Add(variable);
            }
        }

        return new FieldSelection(fields, skipped);
    }

    private static string? WhyNotMeasurable(Variable variable) =>
        variable.TypeOfData != typeof(float) && variable.TypeOfData != typeof(double) ? $"{TypeName.Of(variable.TypeOfData)}, not floating-point"
        : variable.Rank < LowestRank ? $"{variable.Rank} dimensions"
        : variable.GetShape().Contains(0) ? "empty"
        : null;

    private static string Describe(IReadOnlyList<SkippedVariable> skipped) => skipped.Count == 0
        ? "It has no variable at all."
        : $"It has {string.Join(", ", skipped.Select(variable => $"{variable.Name} ({variable.Reason})"))}.";
}
