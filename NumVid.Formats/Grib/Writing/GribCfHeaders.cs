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

    // Code table 4.11: the forecast time grows from one value processed to the next.
    private const long SameReferenceTime = 2;
    private const int LocalCategory = 192;
    private const int LocalNumbers = 63;

    /// <summary>Plans a variable.</summary>
    /// <exception cref="UnsupportedDataException">Its grid, its dates or its axes cannot be told in GRIB.</exception>
    internal static GribVariablePlan Plan(
        IGribVariable variable, GribPlaneCoordinates coordinates, CfView view, GribOptions options,
        ICollection<string> warnings, ref int localParameterCount)
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
        var places = new GribCfPlaces(variable, view, message);
        SetKind(message, variable, places, warnings);
        var local = CreateLocalText(variable, coordinates, places);
        var grid = GribHeaderBytes.FromMessage(message.ToArray()).ReadGrid();
        grid = local["rows"] == GribLocalText.SouthFirst ? grid.WithReversedRows() : grid;
        grid = local["columns"] == GribLocalText.EastFirst ? grid.WithReversedColumns() : grid;
        var outerRank = variable.DimensionNames.Length - 2;
        var planes = new GribPlanePlan?[variable.RecentShape.Take(outerRank)
            .Aggregate(1, (product, length) => product * length)];
        var placer = new GribCfPlacer(message, places, variable.RecentName);
        for (var plane = 0; plane < planes.Length; plane++)
        {
            var placed = placer.Place(places.At(plane));
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
        GribMessage message, IGribVariable variable, GribCfPlaces places, ICollection<string> warnings)
    {
        SetTemplate(message, places);
        if (places.Surface is { } surface)
        {
            message.Set("typeOfFirstFixedSurface", surface.First);
            message.Set("typeOfSecondFixedSurface", surface.Second);
        }

        message.Set("significanceOfReferenceTime", places.Times.HaveReference ? 1 : Missing8);
        if (!places.Times.AreKnown)
        {
            warnings.Add($"'{variable.RecentName}' has no time, which GRIB demands; it was written for 1970-01-01.");
        }
        else if (places.Method is { } method && !places.AreIntervals)
        {
            warnings.Add($"'{variable.RecentName}' is a {method} over intervals of time that no bounds tell; it was "
                + "written as one of instants, with its cell_methods beside it.");
        }
    }

    private static void SetTemplate(GribMessage message, GribCfPlaces places)
    {
        message.Set("productDefinitionTemplateNumber", (places.AreIntervals, places.HaveMembers) switch
        {
            (false, false) => 0,
            (false, true) => 1,
            (true, false) => 8,
            _ => 11,
        });
        if (places.HaveMembers)
        {
            message.Set("typeOfEnsembleForecast", Missing8);
            message.Set("numberOfForecastsInEnsemble", places.AreAllMembers && places.MemberCount < Missing8
                ? places.MemberCount : Missing8);
        }

        if (places.AreIntervals)
        {
            message.Set("numberOfTimeRange", 1);
            message.Set("typeOfStatisticalProcessing", CodeOf(places.Method));
            message.Set("typeOfTimeIncrement", SameReferenceTime);
            message.Set("indicatorOfUnitForTimeIncrement", Missing8);
            message.Set("timeIncrement", 0);
        }
    }

    // Code table 4.10, by the conventions' appendix E; what the table lacks is missing, and stands beside in words.
    private static long CodeOf(string? method) => method switch
    {
        "mean" => 0,
        "sum" => 1,
        "maximum" => 2,
        "minimum" => 3,
        "root_mean_square" => 5,
        "standard_deviation" => 6,
        _ => Missing8,
    };

    private static GribLocalText CreateLocalText(
        IGribVariable variable, GribPlaneCoordinates coordinates, GribCfPlaces places)
    {
        var axes = places.OuterRoles.ToList();
        var longitudes = coordinates.Axes[^1];
        var latitudes = coordinates.Axes[^2].Values;
        var isGregorian = places.Times.Calendar is CfCalendar.Standard or CfCalendar.ProlepticGregorian;
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
            ["time_units"] = places.Times.UnitsText,
            ["calendar"] = isGregorian && !places.HaveOldDates ? null
                : CalendarArithmetic.GetName(places.Times.Calendar),
            ["rows"] = latitudes[0] < latitudes[^1] ? GribLocalText.SouthFirst : null,
            ["columns"] = GribCfGrid.IsWestward(longitudes) ? GribLocalText.EastFirst : null,
            ["type"] = variable.ElementType == typeof(double) ? "double" : null,
        };
    }

    private static string? Text(IGribVariable variable, string key) =>
        variable.RecentAttributes.GetValueOrDefault(key) is { } value
            ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
}
