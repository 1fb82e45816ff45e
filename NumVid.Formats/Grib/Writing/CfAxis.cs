using System;
using System.Collections.Generic;
using System.Globalization;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Writing;

/// <summary>One dimension with its coordinate variable, read by the CF conventions.</summary>
internal sealed class CfAxis
{
    private CfAxis(string name, CfRole role, double[] values, IReadOnlyDictionary<string, object?> attributes)
    {
        Name = name;
        Role = role;
        Values = values;
        Attributes = attributes;
    }

    internal string Name { get; }

    internal CfRole Role { get; }

    /// <summary>The coordinate's values; empty when the dimension has none.</summary>
    internal double[] Values { get; }

    internal IReadOnlyDictionary<string, object?> Attributes { get; }

    /// <summary>The unit, or null.</summary>
    internal string? Units => Text(CfAttributes.Units);

    /// <summary>The calendar of a time axis as an attribute has it, or null.</summary>
    internal string? CalendarName => Text(CfAttributes.Calendar);

    /// <summary>Whether a time axis counts reference times instead of valid times.</summary>
    internal bool IsReferenceTime => Text(CfAttributes.StandardName) == CfStandardNames.ReferenceTime;

    /// <summary>Describes a dimension.</summary>
    /// <param name="name">The dimension.</param>
    /// <param name="variable">Its coordinate variable, or null.</param>
    /// <param name="role">What it counts.</param>
    internal static CfAxis Create(string name, IGribVariable? variable, CfRole role) => variable is null
        ? new(name, CfRole.None, [], new Dictionary<string, object?>())
        : new(name, role, ToDoubles(variable.ReadRecent([0], variable.RecentShape)), variable.RecentAttributes);

    /// <summary>The times in seconds since 1970 of the calendar.</summary>
    /// <exception cref="UnsupportedDataException">They are no dates.</exception>
    internal (long[] Seconds, CfCalendar Calendar) ToTimes()
    {
        var units = CfTimeUnits.Parse(Units ?? "", CalendarName);
        return (Array.ConvertAll(Values, units.ToSeconds), units.Calendar);
    }

    /// <summary>The values of a step axis in seconds.</summary>
    internal long[] ToSteps()
    {
        var units = CfTimeUnits.Parse($"{Units ?? "hours"} since 1970-01-01", null);
        return Array.ConvertAll(Values, units.ToSeconds);
    }

    /// <summary>The elements of an array as doubles, in row-major order.</summary>
    internal static double[] ToDoubles(Array data)
    {
        var values = new double[data.Length];
        var i = 0;
        foreach (var value in data)
        {
            values[i++] = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        }

        return values;
    }

    private string? Text(string key) => Attributes.TryGetValue(key, out var value) ? value as string : null;
}
