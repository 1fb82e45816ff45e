using System;
using System.Collections.Generic;
using System.Globalization;
using NumVid.Formats.Errors;
using NumVid.Formats.Cf;

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
    internal string? Units => Text("units");

    /// <summary>The calendar of a time axis as an attribute has it, or null.</summary>
    internal string? CalendarName => Text("calendar");

    /// <summary>Whether a time axis counts reference times instead of valid times.</summary>
    internal bool IsReferenceTime => Text("standard_name") == "forecast_reference_time";

    /// <summary>Describes a dimension.</summary>
    /// <param name="name">The dimension.</param>
    /// <param name="variable">Its coordinate variable, or null.</param>
    internal static CfAxis Create(string name, IGribVariable? variable)
    {
        if (variable is null)
        {
            return new CfAxis(name, CfRole.Unknown, [], new Dictionary<string, object?>());
        }

        var axis = new CfAxis(name, CfRole.Unknown, ToDoubles(variable.ReadRecent([0], variable.RecentShape)), variable.RecentAttributes);
        return new CfAxis(name, axis.FindRole(), axis.Values, axis.Attributes);
    }

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

    private CfRole FindRole()
    {
        var units = Units?.ToUpperInvariant() ?? "";
        var standardName = Text("standard_name") ?? "";
        if (units is "DEGREES_NORTH" or "DEGREE_NORTH" or "DEGREE_N" or "DEGREES_N" or "DEGREEN" or "DEGREESN" || standardName == "latitude")
        {
            return CfRole.Latitude;
        }

        if (units is "DEGREES_EAST" or "DEGREE_EAST" or "DEGREE_E" or "DEGREES_E" or "DEGREEE" or "DEGREESE" || standardName == "longitude")
        {
            return CfRole.Longitude;
        }

        if (CfTimeUnits.IsTimeAxis(Units) && standardName is "" or "time" or "forecast_reference_time")
        {
            return CfTimeUnits.IsTimeAxis(Units) ? CfRole.Time : FindOuterRole(standardName);
        }

        return FindOuterRole(standardName);
    }

    private CfRole FindOuterRole(string standardName) => standardName switch
    {
        "forecast_period" => CfRole.Step,
        "realization" => CfRole.Member,
        "air_pressure" or "height" or "altitude" or "depth" or "model_level_number" or "air_potential_temperature" => CfRole.Level,
        _ when standardName.StartsWith("atmosphere_", StringComparison.Ordinal) || standardName.StartsWith("ocean_", StringComparison.Ordinal) => CfRole.Level,
        _ when Text("positive") is not null || Text("axis") == "Z" => CfRole.Level,
        _ when IsPressure(Units) => CfRole.Level,
        _ => FromName(),
    };

    private CfRole FromName() => Name.ToUpperInvariant() switch
    {
        "LEVEL" or "LEV" or "PLEV" or "HEIGHT" or "DEPTH" or "ALTITUDE" or "PRESSURE" or "ISOBARICINHPA" => CfRole.Level,
        "MEMBER" or "ENSEMBLE" or "REALIZATION" or "NUMBER" or "ENS" => CfRole.Member,
        "STEP" => CfRole.Step,
        _ => CfRole.Unknown,
    };

    /// <summary>Whether a unit is one of pressure.</summary>
    internal static bool IsPressure(string? units) => units is "hPa" or "Pa" or "mb" or "mbar" or "millibar" or "millibars" or "hectopascals";
}
