using System;
using System.Linq;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;

namespace NumVid.Compare.Conversions;

/// <summary>Makes dates of one name count alike in all inputs of a join: in one unit, from one origin, in one
/// calendar.</summary>
/// <remarks>What cannot be counted alike is left as it is, and refused when it is joined.</remarks>
internal static class DateAgreement
{
    // From here on the standard calendar is the Gregorian one.
    private static readonly DateTime s_firstGregorianDay = new(1582, 10, 15, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Recounts dates where files count them differently.</summary>
    internal static void Apply(JoinedInputs inputs)
    {
        foreach (var name in inputs.Fields[0].Where(IsDate).Select(field => field.Name))
        {
            var fields = inputs.Find(name);
            if (fields.All(field => field is not null && IsDate(field)) && fields.Any(field => !IsLike(field!, fields[0]!)))
            {
                Recount(inputs, name, fields!);
            }
        }
    }

    private static bool IsDate(FieldData field) => field.Type.IsPrimitive && CfUnits.IsDate(UnitsOf(field));

    private static bool IsLike(FieldData field, FieldData first) => field.Type == first.Type
        && UnitsOf(field) == UnitsOf(first) && CalendarOf(field) == CalendarOf(first);

    // The smallest unit counts all of them without fractions.
    private static void Recount(JoinedInputs inputs, string name, FieldData[] fields)
    {
        var units = Array.ConvertAll(fields, field => CfTimeUnits.TryParse(UnitsOf(field), CalendarOf(field)));
        if (units.Contains(null) || units.MinBy(unit => unit!.Seconds) is not { } common
            || !HaveOneCalendar(fields, units!))
        {
            return;
        }

        var model = fields[Array.IndexOf(units, common)];
        for (var file = 0; file < fields.Length; file++)
        {
            var conversion = (Factor: units[file]!.Seconds / common.Seconds, Offset: common.OriginOf(units[file]!)!.Value);
            var bounds = inputs.BoundsOf(file, fields[file])?.Name;
            inputs.Replace(file, name, old => old with
            {
                Attributes = Counted(old, model),
                Values = new RecountedValues(old.Values, conversion.Factor, conversion.Offset),
            });
            inputs.Replace(file, bounds ?? name + "\0", old => old with
            {
                Attributes = UnitsOf(old) is null ? old.Attributes : Counted(old, model),
                Values = new RecountedValues(old.Values, conversion.Factor, conversion.Offset),
            });
        }
    }

    private static System.Collections.Generic.IReadOnlyList<System.Collections.Generic.KeyValuePair<string, object?>> Counted(
        FieldData field, FieldData model)
    {
        var attributes = JoinedInputs.With(field.Attributes, CfAttributes.Units, UnitsOf(model));
        return CalendarOf(model) is { } calendar ? JoinedInputs.With(attributes, CfAttributes.Calendar, calendar)
            : [.. attributes.Where(attribute => attribute.Key != CfAttributes.Calendar)];
    }

    private static bool HaveOneCalendar(FieldData[] fields, CfTimeUnits[] units)
    {
        if (units.All(unit => unit.Calendar == units[0].Calendar))
        {
            return true;
        }

        return units.All(unit => unit.Calendar is CfCalendar.Standard or CfCalendar.ProlepticGregorian)
            && fields.Zip(units).All(pair => IsGregorian(pair.First, pair.Second));
    }

    private static bool IsGregorian(FieldData field, CfTimeUnits units) => units.ToDateTime(0) >= s_firstGregorianDay
        && (field.Values.Count == 0 || field.Values.Read(new int[field.Shape.Count], field.Values.Shape).Cast<object>()
            .All(value => units.ToDateTime(Convert.ToDouble(value, null)) >= s_firstGregorianDay));

    private static string? UnitsOf(FieldData field) => field.Context.TextOf(CfAttributes.Units);

    private static string? CalendarOf(FieldData field) => field.Context.TextOf(CfAttributes.Calendar);
}
