using System.Collections.Generic;
using System.Globalization;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Cubes;
using NumVid.Formats.Grib.Headers;
using NumVid.Formats.Grib.Products;

namespace NumVid.Formats.Grib.Schema;

/// <summary>What product definitions say of statistics, as CF's cell methods.</summary>
internal static class GribCellMethods
{
    /// <summary>The attribute, or null where nothing is said.</summary>
    /// <param name="cube">The fields.</param>
    /// <param name="timeAxis">The dimension of their intervals.</param>
    /// <param name="hasBounds">Whether it has bounds, if only for others.</param>
    internal static string? Get(GribCube cube, string timeAxis, bool hasBounds)
    {
        var product = cube.First.Product;
        var methods = new List<CfCellMethod>();
        if (product.Find("statisticalProcess") is { } process && MethodOf(process) is { } area)
        {
            methods.Add(new(CfCellMethod.Area, area, null, PointsComment(product)));
        }

        AddTime(methods, cube.First, timeAxis, hasBounds);
        if (GribDerivedForecast.Find(product) is { } derived && DerivedMethod(derived) is var (method, comment))
        {
            methods.Add(new(CfCellMethod.Realization, method, null, comment));
        }

        return CfCellMethod.ToAttribute(methods);
    }

    private static void AddTime(List<CfCellMethod> methods, GribHeader first, string timeAxis, bool hasBounds)
    {
        if (first.IntervalStart is null)
        {
            methods.AddRange(hasBounds ? [new CfCellMethod(timeAxis, CfCellMethod.Point)] : []);
            return;
        }

        // Headers have the outermost of several intervals first, CF what was done first.
        var product = first.Product;
        for (var range = product.Find("numberOfTimeRange") ?? 1; range >= 2; range--)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"#{range}");
            if (MethodOf(product.Find("typeOfStatisticalProcessing" + suffix) ?? -1) is { } inner)
            {
                methods.Add(new(timeAxis, inner, IntervalOf(product, suffix)));
            }
        }

        var outer = product.Find("typeOfStatisticalProcessing") is { } code ? MethodOf(code) : MethodOf(first.StepType);
        methods.AddRange(outer is null ? [] : [new CfCellMethod(timeAxis, outer, IntervalOf(product, ""))]);
    }

    // Code table 4.10. Differences, ratios and anomalies are no cell methods.
    private static string? MethodOf(long process) => process switch
    {
        0 => CfCellMethod.Mean,
        1 or 11 => CfCellMethod.Sum,
        2 => CfCellMethod.Maximum,
        3 => CfCellMethod.Minimum,
        5 => CfCellMethod.RootMeanSquare,
        6 => CfCellMethod.StandardDeviation,
        7 => CfCellMethod.Variance,
        _ => null,
    };

    // ecCodes' words for edition 1's table 5.
    private static string? MethodOf(string stepType) => stepType switch
    {
        "avg" => CfCellMethod.Mean,
        "accum" => CfCellMethod.Sum,
        "max" => CfCellMethod.Maximum,
        "min" => CfCellMethod.Minimum,
        "rms" => CfCellMethod.RootMeanSquare,
        "sd" => CfCellMethod.StandardDeviation,
        "cov" => CfCellMethod.Variance,
        _ => null,
    };

    // Code table 4.7.
    private static (string Method, string? Comment)? DerivedMethod(long derived) => derived switch
    {
        0 => (CfCellMethod.Mean, null),
        1 => (CfCellMethod.Mean, "weighted"),
        2 or 4 => (CfCellMethod.StandardDeviation, null),
        6 => (CfCellMethod.Mean, "of the members of a cluster"),
        8 => (CfCellMethod.Minimum, null),
        9 => (CfCellMethod.Maximum, null),
        _ => null,
    };

    private static string? IntervalOf(GribProduct product, string suffix)
    {
        const long NoUnit = 255;
        if (product.Find("timeIncrement" + suffix) is not { } increment || increment == 0
            || product.Find("indicatorOfUnitForTimeIncrement" + suffix) is not { } code || code == NoUnit
            || product.IsMissing("timeIncrement" + suffix))
        {
            return null;
        }

        try
        {
            return GribDurations.ToText(GribTimeUnit.Get(2, code), increment);
        }
        catch (UnsupportedDataException)
        {
            return null;
        }
    }

    private static string? PointsComment(GribProduct product) => product.Find("numberOfPointsUsed") is > 0 and var points
        ? string.Create(CultureInfo.InvariantCulture,
            $"number of points {points}, code table 4.15: {product.Find("spatialProcessing")}") : null;
}
