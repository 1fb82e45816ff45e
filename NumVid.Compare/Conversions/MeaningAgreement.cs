using System;
using System.Linq;
using System.Text.RegularExpressions;
using NumVid.Formats.Cf;
using NumVid.Formats.Units;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Conversions;

// Why so: docs/decisions/0074-units-by-udunits.md
/// <summary>Makes fields of one name mean one thing in all inputs of a join: the same quantity in the same unit.</summary>
internal sealed partial class MeaningAgreement
{
    private readonly JoinedInputs _inputs;

    private MeaningAgreement(JoinedInputs inputs) => _inputs = inputs;

    /// <summary>Converts units, and refuses what means something else.</summary>
    /// <exception cref="Formats.Errors.InvalidFileException">Two files contradict each other.</exception>
    internal static void Apply(JoinedInputs inputs)
    {
        var agreement = new MeaningAgreement(inputs);
        foreach (var name in inputs.Fields[0].Select(field => field.Name))
        {
            var fields = inputs.Find(name);
            if (fields.All(field => field is not null))
            {
                agreement.RequireOneMeaning(name, fields!);
                agreement.Widen(name, fields!);
                agreement.Convert(name, inputs.Find(name)!);
            }
        }
    }

    private void RequireOneMeaning(string name, FieldData[] fields)
    {
        foreach (var attribute in new[] { CfAttributes.StandardName, CfAttributes.CellMethods })
        {
            var texts = Array.ConvertAll(fields, field => Essence(field.Context.TextOf(attribute)));
            var file = Array.FindIndex(texts, text => text is not null && texts[0] is not null && text != texts[0]);
            if (file > 0)
            {
                throw _inputs.Refused(file, name, $"its {attribute} is '{texts[file]}', in '{_inputs.Paths[0]}' "
                    + $"'{texts[0]}'; different quantities are not joined. '--variables' leaves it out");
            }
        }
    }

    // What stands in brackets are remarks and intervals.
    private static string? Essence(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : Blanks().Replace(Remarks().Replace(text, " "), " ").Trim();

    // Packed files choose their scale file by file, and some need float64.
    private void Widen(string name, FieldData[] fields)
    {
        if (fields.All(field => IsFloating(field.Type)) && fields.Select(field => field.Type).Distinct().Count() > 1)
        {
            for (var file = 0; file < fields.Length; file++)
            {
                _inputs.Replace(file, name, field => field.Type == typeof(double) ? field : field with
                {
                    Attributes = [.. field.Attributes.Select(attribute => attribute.Value is float number
                        && attribute.Key is "MissingValue" or "_FillValue" or "missing_value"
                        ? new(attribute.Key, (double)(float)attribute.Value!) : attribute)],
                    Values = new ConvertedValues(field.Values, typeof(double), UnitConversion.None, double.NaN),
                });
            }
        }
    }

    private void Convert(string name, FieldData[] fields)
    {
        var units = Array.ConvertAll(fields, field => field.Context.TextOf(CfAttributes.Units));
        if (Array.TrueForAll(units, unit => unit == units[0]) || Array.TrueForAll(units, CfUnits.IsDate))
        {
            return;
        }

        var common = Array.FindIndex(units, unit => unit is not null);
        for (var file = 0; file < fields.Length; file++)
        {
            if (units[file] != units[common])
            {
                Convert(file, fields[file], units[file], common, units[common]!);
            }
        }
    }

    private void Convert(int file, FieldData field, string? from, int common, string to)
    {
        var conversion = CfUnits.IsDate(from) || CfUnits.IsDate(to) ? null : CfUnits.ConversionOf(from, to);
        var reason = conversion is not { } found
                ? from is null ? "numbers without units are not taken for numbers with them"
                    : "neither is a linear function of the other"
            : found.IsNone ? null
            : !IsFloating(field.Type) ? "whole numbers are not converted"
            : found.Offset != 0 ? "their zero points differ, so that one of the two may be a slip"
            : null;
        if (reason is not null)
        {
            throw _inputs.Refused(
                file, field.Name, $"its units are {Quoted(from)}, in '{_inputs.Paths[common]}' '{to}', and {reason}; "
                + "convert one of the files first, or leave the variable out with '--variables'");
        }

        if (!conversion!.Value.IsNone)
        {
            _inputs.Warnings.Add($"'{field.Name}' of '{_inputs.Paths[file]}' was converted from '{from}' to '{to}', "
                + $"the units of '{_inputs.Paths[common]}'.");
        }

        var bounds = _inputs.BoundsWithoutUnitsOf(file, field);
        _inputs.Replace(file, field.Name, old => Converted(old, conversion.Value) with
        {
            Attributes = JoinedInputs.With(Converted(old, conversion.Value).Attributes, CfAttributes.Units, to),
        });
        if (bounds is not null)
        {
            _inputs.Replace(file, bounds, old => Converted(old, conversion.Value));
        }
    }

    // Limits of validity are in the unit that the values had.
    private static FieldData Converted(FieldData field, UnitConversion conversion) => conversion.IsNone ? field : field with
    {
        Attributes = [.. field.Attributes.Where(attribute => !attribute.Key.StartsWith("valid_", StringComparison.Ordinal))],
        Values = new ConvertedValues(field.Values, field.Type, conversion, JoinedInputs.MissingOf(field)),
    };

    private static bool IsFloating(Type type) => type == typeof(float) || type == typeof(double);

    private static string Quoted(string? units) => units is null ? "not given" : $"'{units}'";

    [GeneratedRegex(@"\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Remarks();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
