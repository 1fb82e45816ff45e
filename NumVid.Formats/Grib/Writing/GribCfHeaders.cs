using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EccodesDotNet;
using EccodesDotNet.Errors;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Headers;
using NumVid.Formats.Grib.Schema;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Headers for variables of other origin: as much as their CF attributes say, and "missing" for the
/// rest.</summary>
internal static class GribCfHeaders
{
    private const long Missing8 = 255;
    private const long Missing16 = 65535;
    private const int LocalCategory = 192;
    private const int LocalNumbers = 63;

    /// <summary>Plans a variable.</summary>
    /// <exception cref="UnsupportedDataException">Its grid, its dates or its axes cannot be told in GRIB.</exception>
    internal static GribVariablePlan Plan(
        IGribVariable variable, GribPlaneCoordinates coordinates, GribOptions options, ICollection<string> warnings, ref int localParameterCount)
    {
        if (options.Edition == 1)
        {
            throw new UnsupportedDataException(
                $"'{variable.RecentName}' did not come from GRIB edition 1; write it as edition 2.");
        }

        using var message = GribMessage.FromSample("GRIB2");
        SetOrigin(message);
        GribCfGrid.Set(message, variable, coordinates);
        SetParameter(message, variable, warnings, ref localParameterCount);
        SetKind(message, variable, coordinates, warnings);
        var local = CreateLocalText(variable, coordinates);
        var header = GribHeaderBytes.FromMessage(message.ToArray());
        var grid = header.ReadGrid();
        grid = local["rows"] == GribLocalText.SouthFirst ? grid.WithReversedRows() : grid;
        var outerRank = variable.DimensionNames.Length - 2;
        var planes = new GribPlanePlan?[variable.RecentShape.Take(outerRank)
            .Aggregate(1, (product, length) => product * length)];
        var placer = new GribHeaderPlacer(coordinates, variable.RecentName);
        for (var plane = 0; plane < planes.Length; plane++)
        {
            var placed = placer.Place(header, coordinates.Get(plane, outerRank)).Header;
            planes[plane] = new GribPlanePlan(grid, placed.WithLocalSection(local.ToSection()));
        }

        return new GribVariablePlan(variable, coordinates, grid, planes);
    }

    // We did not make these data and know neither centre nor process.
    private static void SetOrigin(GribMessage message)
    {
        message.Set("centre", Missing8);
        message.Set("subCentre", Missing16);
        message.Set("productionStatusOfProcessedData", Missing8);
        message.Set("typeOfProcessedData", Missing8);
        message.Set("typeOfGeneratingProcess", Missing8);
        message.Set("generatingProcessIdentifier", Missing8);
    }

    private static void SetParameter(
        GribMessage message, IGribVariable variable, ICollection<string> warnings, ref int localParameterCount)
    {
        if (TrySetStandardName(message, variable))
        {
            return;
        }

        message.Set("discipline", 0);
        message.Set("parameterCategory", LocalCategory);
        message.Set("parameterNumber", LocalCategory + (localParameterCount++ % LocalNumbers));
        warnings.Add($"No GRIB parameter has the standard name and unit of '{variable.RecentName}'; it was written as "
            + $"a local parameter with its name beside it.");
    }

    private static bool TrySetStandardName(GribMessage message, IGribVariable variable)
    {
        if (variable.RecentAttributes.GetValueOrDefault(
            CfAttributes.StandardName) is not string { Length: > 0 } standardName)
        {
            return false;
        }

        // Tried on a copy: a concept sets several keys and may fail half-way.
        try
        {
            using var trial = message.Clone();
            trial.Set("cfName", standardName);
            if (trial.GetString("cfName") != standardName
                || !CfUnits.AreSame(GribUnits.ToCf(
                trial.GetString("units")), variable.RecentAttributes.GetValueOrDefault(CfAttributes.Units) as string))
            {
                return false;
            }

            message.Set("cfName", standardName);
            return true;
        }
        catch (EcCodesException)
        {
            return false;
        }
    }

    private static void SetKind(
        GribMessage message, IGribVariable variable, GribPlaneCoordinates coordinates, ICollection<string> warnings)
    {
        if (coordinates.Find(CfRole.Member) is { } members)
        {
            message.Set("productDefinitionTemplateNumber", 1);
            message.Set("typeOfEnsembleForecast", Missing8);
            message.Set("numberOfForecastsInEnsemble", members.Values.Length);
        }

        if (coordinates.Find(CfRole.Level) is { } level)
        {
            GribCfLevel.Set(message, level);
        }

        message.Set("significanceOfReferenceTime", coordinates.HasReferenceTimes ? 1 : Missing8);
        if (coordinates.Find(CfRole.Time) is null)
        {
            GribHeaderKeys.SetReferenceTime(message, new CalendarInstant(1970, 1, 1, 0, 0, 0), variable.RecentName);
            warnings.Add($"'{variable.RecentName}' has no time, which GRIB demands; it was written for 1970-01-01.");
        }
    }

    private static GribLocalText CreateLocalText(IGribVariable variable, GribPlaneCoordinates coordinates)
    {
        var axes = coordinates.Axes.SkipLast(2).Select(axis => axis.Role.ToString().ToLowerInvariant()).ToList();
        var latitudes = coordinates.Axes[^2].Values;
        var isGregorian = coordinates.Calendar is CfCalendar.Standard or CfCalendar.ProlepticGregorian;
        return new GribLocalText
        {
            ["name"] = variable.RecentName,
            ["units"] = Text(variable, CfAttributes.Units),
            ["long_name"] = Text(variable, "long_name"),
            ["standard_name"] = Text(variable, CfAttributes.StandardName),
            ["cell_methods"] = Text(variable, CfAttributes.CellMethods),
            ["axes"] = axes.Count == 0 ? "-" : string.Join(',', axes),
            ["dimensions"] = variable.DimensionNames.Any(name => name.Contains(' ', StringComparison.Ordinal)) ? null
                : string.Join(' ', variable.DimensionNames),
            ["time_units"] = coordinates.Find(CfRole.Time)?.Units,
            ["calendar"] = isGregorian && !HasOldDates(coordinates) ? null
                : CalendarArithmetic.GetName(coordinates.Calendar),
            ["rows"] = latitudes[0] < latitudes[^1] ? GribLocalText.SouthFirst : null,
            ["type"] = variable.ElementType == typeof(double) ? "double" : null,
        };
    }

    // Before 15 October 1582 the standard calendar is the Julian one, and a date means another day.
    private static bool HasOldDates(GribPlaneCoordinates coordinates) =>
        coordinates.Calendar == CfCalendar.Standard && coordinates.Find(CfRole.Time) is { } axis
        && axis.ToTimes().Seconds.Any(
        time => time < new CalendarInstant(1582, 10, 15, 0, 0, 0).ToSeconds(CfCalendar.Standard));

    private static string? Text(IGribVariable variable, string key) =>
        variable.RecentAttributes.GetValueOrDefault(key) is { } value
            ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
}
