using System;
using System.Globalization;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Conversions;

/// <summary>Counts the times of what is new as the file counts them, and holds all other units against the
/// file's.</summary>
internal static class AppendUnits
{
    /// <summary>A variable in the unit of the file.</summary>
    /// <param name="target">The file.</param>
    /// <param name="input">What is new, for messages.</param>
    /// <param name="stored">The variable of the file.</param>
    /// <param name="added">The variable of what is new.</param>
    /// <param name="coordinate">The coordinate of what is new along the dimension that grows, or null.</param>
    /// <exception cref="InvalidFileException">The units differ, and are none of time, or the calendars do.</exception>
    internal static FieldData Recounted(
        AppendTarget target, string input, FieldData stored, FieldData added, FieldData? coordinate)
    {
        var isCounted = target.Coordinate is not null && IsCounted(target, stored);
        var (to, from) = isCounted
            ? (UnitsOf(stored) ?? UnitsOf(target.Coordinate), UnitsOf(added) ?? UnitsOf(coordinate))
            : (UnitsOf(stored), UnitsOf(added));
        var isSame = to == from || CfUnits.AreSame(to, from);
        var (ours, theirs) = isCounted
            ? (TimesOf(to, target.Coordinate), TimesOf(from, coordinate)) : (null, null);
        if (ours is null || theirs is null)
        {
            return isSame && (ours is null) == (theirs is null) ? added
                : throw new InvalidFileException(
                    input, $"its units are '{from}', in '{target.Path}' '{to}'", stored.Name);
        }

        if (!HaveSameDays(ours.Calendar, theirs.Calendar))
        {
            throw new InvalidFileException(input, $"its calendar is '{CalendarOf(coordinate)}', in '{target.Path}' "
                + $"'{CalendarOf(target.Coordinate)}'", stored.Name);
        }

        var origin = (theirs.ToSeconds(0) - ours.ToSeconds(0)) / ours.Seconds;
        return InTypeOf(input, stored, origin == 0 && theirs.Seconds == ours.Seconds ? added : added with
        {
            Values = new RecountedValues(added.Values, theirs.Seconds / ours.Seconds, origin),
        });
    }

    // Bounds have the unit of their coordinate, whether they repeat it or not.
    private static bool IsCounted(AppendTarget target, FieldData stored) => stored.Name == target.Coordinate!.Name
        || target.Roles.BoundsOf(target.Coordinate.Context)?.Name == stored.Name;

    private static string? UnitsOf(FieldData? field) =>
        field?.Context.TextOf(CfAttributes.Units) is { Length: > 0 } units ? units : null;

    private static string CalendarOf(FieldData? field) => field?.Context.TextOf(CfAttributes.Calendar) ?? "standard";

    private static CfTimeUnits? TimesOf(string? units, FieldData? field) =>
        CfTimeUnits.TryParse(units, field?.Context.TextOf(CfAttributes.Calendar));

    // Seconds since 1970 are the same days in both calendars with Gregorian rules.
    private static bool HaveSameDays(CfCalendar first, CfCalendar second) => first == second
        || (IsGregorian(first) && IsGregorian(second));

    private static bool IsGregorian(CfCalendar calendar) =>
        calendar is CfCalendar.Standard or CfCalendar.ProlepticGregorian;

    private static FieldData InTypeOf(string input, FieldData stored, FieldData counted)
    {
        if (counted.Type == stored.Type || counted.Values.Count == 0)
        {
            return counted;
        }

        var values = counted.Values.Read(new int[counted.Shape.Count], counted.Values.Shape);
        var converted = Array.CreateInstance(stored.Type, counted.Values.Shape);
        var index = new int[counted.Shape.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var rest = i;
            for (var axis = index.Length - 1; axis >= 0; axis--)
            {
                index[axis] = rest % counted.Shape[axis];
                rest /= counted.Shape[axis];
            }

            converted.SetValue(Exactly(input, stored, values.GetValue(index)!), index);
        }

        return counted with { Values = new HeldValues(converted, index.Length) };
    }

    private static object Exactly(string input, FieldData stored, object value)
    {
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        var converted = stored.Type.IsPrimitive && double.IsFinite(number)
            ? Convert.ChangeType(number, stored.Type, CultureInfo.InvariantCulture) : null;
        return converted is not null && Convert.ToDouble(converted, CultureInfo.InvariantCulture) == number
            ? converted
            : throw new InvalidFileException(input, string.Create(CultureInfo.InvariantCulture,
                $"{number:R} cannot be counted as {TypeName.Of(stored.Type)} without a rest, as the file has it"),
                stored.Name);
    }
}
