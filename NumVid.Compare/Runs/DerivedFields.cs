using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Derivation;
using NumVid.Compare.Errors;
using NumVid.Compare.Names;
using NumVid.Compare.Results;
using NumVid.Compare.Selection;

namespace NumVid.Compare.Runs;

/// <summary>The fields of an input that are computed from others.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="Selection">What of the input is compared, with those left out that it does not give.</param>
internal sealed record DerivedFields(IReadOnlyList<DerivedField> Fields, FieldSelection Selection)
{
    /// <summary>Computes what is asked for.</summary>
    /// <param name="path">The input, for messages.</param>
    /// <param name="selection">What of it is compared.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="options">What is asked for.</param>
    /// <exception cref="UsageException">The input does not give it, and may not lack it.</exception>
    internal static DerivedFields Of(
        string path, FieldSelection selection, SourceFields fields, ComparisonOptions options)
    {
        var found = new List<DerivedField>();
        var lacking = new List<SkippedVariable>();
        foreach (var definition in options.Derived)
        {
            try
            {
                found.Add(Of(path, selection, fields, definition));
            }
            catch (UsageException exception) when (options.SkipsUnderivable)
            {
                lacking.Add(new SkippedVariable(definition.Name, exception.Message));
            }
        }

        return new(found, selection with { Skipped = [.. selection.Skipped, .. lacking] });
    }

    private static DerivedField Of(
        string path, FieldSelection selection, SourceFields fields, DerivedDefinition definition)
    {
        var names = selection.Fields.Select(field => field.Name).ToArray();
        if (names.Concat(selection.Skipped.Select(skipped => skipped.Name)).Contains(definition.Name))
        {
            throw new UsageException($"'{path}' has a variable '{definition.Name}' already: give '--derive "
                + $"{definition.Name}=...' another name.");
        }

        foreach (var name in definition.Variables.Except(names))
        {
            throw selection.Skipped.FirstOrDefault(skipped => skipped.Name == name) is { } skipped
                ? new UsageException($"'--derive {definition.Name}={definition.Text}' takes '{name}' of '{path}', which is not "
                    + $"compared: {skipped.Reason}.")
                : new UsageException(
                    new KnownNames($"'{path}' has", names).WhyUnknown(name, $", which '--derive {definition.Name}' takes"));
        }

        return fields.Derive(
            definition, definition.Variables.Select(name => selection.Fields.First(field => field.Name == name)));
    }
}
