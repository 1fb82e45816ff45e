using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Errors;
using NumVid.Compare.Names;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Selection;

/// <summary>Which variables of an input are compared, and why the others are not.</summary>
/// <param name="Fields">The fields, in file order.</param>
/// <param name="Skipped">All other variables with the reason.</param>
/// <param name="Indices">What of their dimensions is compared.</param>
internal sealed record FieldSelection(
    IReadOnlyList<Variable> Fields, IReadOnlyList<SkippedVariable> Skipped, IndexSelection Indices)
{
    private const int LowestRank = 2;

    /// <summary>Selects from the committed variables of a dataset.</summary>
    /// <param name="path">The input as the user named it, for messages.</param>
    /// <param name="source">The dataset.</param>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="Errors.UsageException">A name is not in the file, or names something that cannot be compared;
    /// or no field has what is asked for.</exception>
    /// <exception cref="UnsupportedDataException">The file has nothing to compare.</exception>
    internal static FieldSelection From(string path, DataSet source, FieldRequest request)
    {
        var names = request.Variables;
        var variables = source.OrderBy(variable => variable.ID).ToArray();
        var roles = new CoordinateRoles(variables);
        var selection = names.Count > 0
            ? Named(path, variables, names)
            : Split(variables, variable => roles.WhyCoordinate(variable) ?? WhyNotMeasurable(variable));
        return selection.Fields.Count > 0
            ? selection.Restricted(path, new CoordinateAxes(variables), request)
            : throw new UnsupportedDataException(
                $"'{path}' has no variable to compare: floating-point, with two dimensions or more, and no coordinate. "
                + Describe(selection.Skipped));
    }

    private static FieldSelection Named(string path, Variable[] variables, IReadOnlyList<string> names)
    {
        var known = new KnownNames($"'{path}' has", variables.Select(variable => variable.Name));
        foreach (var name in names)
        {
            var found = known.FindAll([name]);
            var matching = Array.FindAll(variables, variable => found.Contains(variable.Name));
            if (Array.TrueForAll(matching, variable => WhyNotMeasurable(variable) is not null))
            {
                throw new UsageException(
                    $"The variable '{name}' of '{path}' cannot be compared: {WhyNotMeasurable(matching[0])}.");
            }
        }

        var wanted = known.FindAll(names);
        return Split(
            variables, variable => wanted.Contains(variable.Name) ? WhyNotMeasurable(variable) : "not asked for");
    }

    private FieldSelection Restricted(string path, CoordinateAxes axes, FieldRequest request)
    {
        if (request.Times is null && request.Levels is null)
        {
            return this;
        }

        var indices = new Dictionary<string, int[]>(StringComparer.Ordinal);
        var (fields, skipped) = (new List<Variable>(), Skipped.ToList());
        foreach (var field in Fields)
        {
            var reason =
                WhyOutside(field, request.Times, axes.IsTime, IndexSelectionParser.Times, "times", axes, indices)
                ?? WhyOutside(
                field, request.Levels, axes.IsLevel, IndexSelectionParser.Levels, "levels", axes, indices);
            if (reason is null)
            {
                fields.Add(field);
            }
            else
            {
                skipped.Add(new SkippedVariable(field.Name, reason));
            }
        }

        return fields.Count > 0
            ? new FieldSelection(fields, skipped, new IndexSelection(indices))
            : throw new UsageException($"No variable of '{path}' has what is asked for: {Listed(skipped)}.");
    }

    private static string? WhyOutside(
        Variable field, string? text, Func<string, bool> isAxis, Func<string, string, int, CoordinateAxes, int[]> parse,
        string what, CoordinateAxes axes, Dictionary<string, int[]> indices)
    {
        if (text is null)
        {
            return null;
        }

        var names = field.Dimensions.AsNamesArray();
        var axis = Array.FindIndex(names, name => isAxis(name));
        if (axis < 0)
        {
            return $"has no {what}";
        }

        var chosen = indices.TryGetValue(names[axis], out var known)
            ? known
            : parse(text, names[axis], field.GetShape()[axis], axes);
        indices[names[axis]] = chosen;
        return chosen.Length == 0 ? $"has none of the {what} asked for" : null;
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

        return new FieldSelection(fields, skipped, IndexSelection.All);
    }

    private static string? WhyNotMeasurable(Variable variable) =>
        variable.TypeOfData != typeof(float) && variable.TypeOfData != typeof(double)
            ? $"{TypeName.Of(variable.TypeOfData)}, not floating-point"
        : variable.Rank < LowestRank ? $"{variable.Rank} dimensions"
        : variable.GetShape().Contains(0) ? "empty"
        : null;

    private static string Describe(IReadOnlyList<SkippedVariable> skipped) => skipped.Count == 0
        ? "It has no variable at all."
        : $"It has {Listed(skipped)}.";

    private static string Listed(IEnumerable<SkippedVariable> skipped) =>
        string.Join(", ", skipped.Select(variable => $"{variable.Name} ({variable.Reason})"));
}
