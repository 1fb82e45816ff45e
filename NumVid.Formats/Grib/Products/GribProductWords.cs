using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NumVid.Formats.Grib.Products;

/// <summary>Words for what product definitions say, fit for names of variables.</summary>
internal static class GribProductWords
{
    /// <summary>What may tell two variables of one parameter apart, as words in the order in which they are asked; empty
    /// words are for what goes without saying.</summary>
    internal static IEnumerable<(string Name, string Word)> List(GribProduct product)
    {
        yield return ("product", ProductWord(product));
        foreach (var field in product.Fields)
        {
            if (field.Use == GribOctetUse.TellsApart)
            {
                yield return (field.Name, Of(product, field.Name));
            }
            else if (field.Use == GribOctetUse.Alike)
            {
                var value = GribLikeness.Of(product, field.Name, product.ValueOf(field));
                yield return (field.Name, Of(field.Name, value));
            }
        }

        yield return ("rest", product.GetNameless() is { Length: > 0 } rest ? "rest" + Checksum(rest) : "");
    }

    /// <summary>A number and its value as a word.</summary>
    internal static string Of(GribProduct product, string name) =>
        product.IsMissing(name) && product.OctetsOf(name).Length > 1 ? name + "Missing" : Of(name, product.Find(name) ?? 0);

    /// <summary>The kind of product as a word.</summary>
    internal static string ProductWord(GribProduct product)
    {
        if (GribDerivedForecast.Find(product) is { } derived)
        {
            return DerivedWord(derived);
        }

        if (GribThresholds.EventOf(product) is not GribThresholds.Event.None and var happening)
        {
            return "probability_" + happening.ToString().ToLowerInvariant();
        }

        if (product.Find("probabilityType") is not null)
        {
            return "probability";
        }

        return product.Find("percentileValue") is not null ? "percentile"
            : product.Find("quantileValue") is not null ? "quantile"
            : product.Find("statisticalProcess") is { } process ? "area_" + ProcessWord(process)
            : product.Find("perturbationNumber") is not null ? "members" : "deterministic";
    }

    private static string DerivedWord(long derived) => derived switch
    {
        0 => "mean",
        1 => "weighted_mean",
        2 => "standard_deviation",
        3 => "normalized_standard_deviation",
        4 => "spread",
        5 => "large_anomaly_index",
        6 => "cluster_mean",
        7 => "interquartile_range",
        8 => "minimum",
        9 => "maximum",
        _ => string.Create(CultureInfo.InvariantCulture, $"derived{derived}"),
    };

    private static string ProcessWord(long process) => process switch
    {
        0 => "mean",
        1 => "sum",
        2 => "maximum",
        3 => "minimum",
        4 => "difference",
        5 => "rms",
        6 => "standard_deviation",
        7 => "covariance",
        _ => string.Create(CultureInfo.InvariantCulture, $"process{process}"),
    };

    private static string Of(string name, long value) => (name, value) switch
    {
        ("typeOfProcessedData", 0) or ("marsType", 2) => "analysis",
        ("typeOfProcessedData", 1) or ("marsType", 9) => "forecast",
        ("typeOfProcessedData", 3) or ("marsType", 10) => "control",
        ("typeOfProcessedData", 4) or ("marsType", 11) => "perturbed",
        ("typeOfEnsembleForecast", 0) => "high_resolution_control",
        ("typeOfEnsembleForecast", 1) => "control",
        ("typeOfEnsembleForecast", 2) or ("typeOfEnsembleProduct", 2) => "negative",
        ("typeOfEnsembleForecast", 3) or ("typeOfEnsembleProduct", 3) => "positive",
        ("typeOfEnsembleForecast", 4) => "several_models",
        ("typeOfEnsembleProduct", 1) => "control",
        ("typeOfStatisticalProcessing", _) => ProcessWord(value),
        ("experimentVersionNumber", _) => "experiment" + Letters(value),
        _ => string.Create(CultureInfo.InvariantCulture, $"{name.Replace('#', '_')}{value}"),
    };

    private static string Letters(long value) => string.Concat(Enumerable.Range(0, 4)
        .Select(i => (char)((value >> (24 - (8 * i))) & 0xFF)).Where(char.IsAsciiLetterOrDigit));

    private static string Checksum(string text)
    {
        var hash = System.IO.Hashing.Crc32.HashToUInt32(Convert.FromHexString(text));
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
