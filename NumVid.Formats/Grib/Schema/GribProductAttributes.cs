using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Grib.Cubes;
using NumVid.Formats.Grib.Headers;
using NumVid.Formats.Grib.Products;

namespace NumVid.Formats.Grib.Schema;

/// <summary>What a product definition says, number by number, under the names that ecCodes has for them.</summary>
internal static class GribProductAttributes
{
    // Said elsewhere: by attributes of their own, by coordinates, or by how fields are gathered.
    private static readonly HashSet<string> s_saidElsewhere = new(StringComparer.Ordinal)
    {
        "NV", "parameterCategory", "parameterNumber", "centre", "table2Version", "indicatorOfParameter",
        "indicatorOfTypeOfLevel", "reserved", "experimentVersionNumber", "backgroundProcess",
        "hoursAfterDataCutoff", "minutesAfterDataCutoff", "tablesVersion", "localTablesVersion",
        "numberOfMissingInStatisticalProcess", "numberIncludedInAverage", "numberMissingFromAveragesOrAccumulations",
        "scaleFactorOfSecondFixedSurface", "scaledValueOfSecondFixedSurface",
    };

    /// <summary>Lists the numbers that all fields of a variable share, and its limits.</summary>
    internal static IEnumerable<(string Key, object? Value)> List(GribCube cube)
    {
        var headers = cube.Planes.OfType<GribHeader>().ToList();
        var products = headers.Select(header => header.Product).Distinct().ToList();
        foreach (var field in products[0].Fields)
        {
            if (field.Use is GribOctetUse.TellsApart or GribOctetUse.Aside or GribOctetUse.Alike
                && !s_saidElsewhere.Contains(field.Name) && field.Length <= sizeof(int)
                && !field.Name.StartsWith("scale", StringComparison.Ordinal)
                && products.TrueForAll(other => other.Find(field.Name) == products[0].Find(field.Name))
                && !(products[0].IsMissing(field.Name) && field.Length > 1))
            {
                yield return ("GRIB_" + field.Name.Replace('#', '_'), (int)products[0].ValueOf(field));
            }
        }

        foreach (var attribute in ListLimits(products))
        {
            yield return attribute;
        }

        foreach (var what in new[] { "FirstSize", "SecondSize", "FirstWavelength", "SecondWavelength" })
        {
            yield return (
                "GRIB_" + char.ToLowerInvariant(what[0]) + what[1..], Shared(products, other => other.FindScaled(what)));
        }

        yield return ("GRIB_percentileValue", Shared(products, other => (double?)other.Find("percentileValue")));
    }

    // One number, or one for each threshold of the axis.
    private static IEnumerable<(string Key, object? Value)> ListLimits(List<GribProduct> products)
    {
        if (products[0].Find("probabilityType") is null && products[0].Find("thresholdIndicator") is null)
        {
            yield break;
        }

        var inOrder = products.OrderBy(product => GribThresholds.Find(product) ?? default)
            .DistinctBy(product => GribThresholds.Find(product)).ToList();
        yield return ("GRIB_lowerLimit", All(inOrder, GribThresholds.FindLower));
        yield return ("GRIB_upperLimit", All(inOrder, GribThresholds.FindUpper));
    }

    private static object? All(List<GribProduct> products, Func<GribProduct, double?> find)
    {
        var limits = products.Select(find).OfType<double>().ToArray();
        return limits.Length == products.Count && limits.Length > 0
            ? limits.Distinct().Count() == 1 ? limits[0] : limits : null;
    }

    private static double? Shared(List<GribProduct> products, Func<GribProduct, double?> find) =>
        find(products[0]) is { } first && products.TrueForAll(product => find(product) == first) ? first : null;
}
