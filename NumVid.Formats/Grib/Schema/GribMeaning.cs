using System.Globalization;
using System.Linq;
using NumVid.Formats.Grib.Cubes;
using NumVid.Formats.Grib.Products;

namespace NumVid.Formats.Grib.Schema;

// Why so: docs/decisions/0066-grib-meaning-in-cf.md
/// <summary>What a variable is in words and units, where the product makes something else of the parameter.</summary>
internal static class GribMeaning
{
    /// <summary>The name in words: <c>Probability of total precipitation above 5 kg m-2</c>.</summary>
    internal static string? GetLongName(GribCube cube)
    {
        if (cube.First.LocalText?["long_name"] is { } noted)
        {
            return noted;
        }

        var product = cube.First.Product;
        var parameter = cube.First.Parameter.LongName;
        var named = parameter is null ? $"parameter {cube.First.Parameter.BaseName}" : Lowered(parameter);
        return GetEvent(cube) is { } happening ? $"Probability of {named} {happening}"
            : product.Find("probabilityType") is not null && product.Edition == 2 ? $"Probability of events of {named}"
            : GetQuantile(cube) is { } quantile ? $"{quantile} of {named}"
            : GribDerivedForecast.Find(product) is { } derived ? $"{DerivedName(derived)} of {named}"
            : product.Find("statisticalProcess") is { } process && AreaName(process) is { } area ? $"{area} of {named}"
            : parameter;
    }

    /// <summary>The unit as CF writes it.</summary>
    internal static string? GetUnits(GribCube cube)
    {
        if (cube.First.LocalText?["units"] is { } noted)
        {
            return GribUnits.ToCf(noted);
        }

        // Note 1 to template 4.5: probabilities are in per cent. A normalised deviation and an index have no unit.
        return IsProbability(cube.First.Product) ? "%"
            : GribDerivedForecast.Find(cube.First.Product) is 3 or 5 ? "1"
            : GribUnits.ToCf(cube.First.Parameter.Units);
    }

    /// <summary>The CF standard name, or null where the values are no longer of that quantity.</summary>
    internal static string? GetStandardName(GribCube cube)
    {
        var product = cube.First.Product;
        var isOther = IsProbability(product) || GetQuantile(cube) is not null
            || GribDerivedForecast.Find(product) is not (null or 0 or 1 or 6 or 8 or 9)
            || product.Find("statisticalProcess") is not (null or 0 or 2 or 3 or 255);
        return isOther && cube.First.LocalText?["standard_name"] is null ? null : cube.First.Parameter.StandardName;
    }

    private static bool IsProbability(GribProduct product) => product.Edition == 2
        ? product.Find("probabilityType") is not null : product.Find("thresholdIndicator") is not null
        && product.Find("forecastProbabilityNumber") is not null;

    private static string? GetEvent(GribCube cube)
    {
        var happening = GribThresholds.EventOf(cube.First.Product);
        if (happening == GribThresholds.Event.None || GribThresholds.Find(cube.First.Product) is not { } limit)
        {
            return null;
        }

        var word = happening == GribThresholds.Event.Equal ? "equal to" : happening.ToString().ToLowerInvariant();
        if (HasAxis(cube, GribFurtherAxis.Threshold))
        {
            return happening == GribThresholds.Event.Between ? "between thresholds" : $"{word} a threshold";
        }

        var unit = GribUnits.ToCf(cube.First.Parameter.Units) is { } units && units != "1" ? " " + units : "";
        return limit.Other is { } other
            ? string.Create(CultureInfo.InvariantCulture, $"{word} {limit.Value} and {other}{unit}")
            : string.Create(CultureInfo.InvariantCulture, $"{word} {limit.Value}{unit}");
    }

    private static string? GetQuantile(GribCube cube)
    {
        var product = cube.First.Product;
        if (product.Find("percentileValue") is { } percentile)
        {
            return HasAxis(cube, GribFurtherAxis.Percentile) ? "Percentiles" : $"{Ordinal(percentile)} percentile";
        }

        if (product.Find("quantileValue") is not { } quantile)
        {
            return null;
        }

        var count = product.Find("totalNumberOfQuantiles") ?? 0;
        return HasAxis(cube, GribFurtherAxis.Quantile)
            ? string.Create(CultureInfo.InvariantCulture, $"Quantiles (of {count})")
            : string.Create(CultureInfo.InvariantCulture, $"Quantile {quantile} of {count}");
    }

    private static bool HasAxis(GribCube cube, string name)
    {
        foreach (var axis in cube.FurtherAxes)
        {
            if (axis.Name == name)
            {
                return axis.Places.Count > 1;
            }
        }

        return false;
    }

    // Code table 4.7.
    private static string DerivedName(long derived) => derived switch
    {
        0 => "Ensemble mean",
        1 => "Weighted ensemble mean",
        2 => "Ensemble standard deviation (spread)",
        3 => "Normalized ensemble standard deviation",
        4 => "Ensemble spread",
        5 => "Large anomaly index",
        6 => "Mean over the cluster",
        7 => "Ensemble interquartile range",
        8 => "Ensemble minimum",
        9 => "Ensemble maximum",
        _ => string.Create(CultureInfo.InvariantCulture, $"Derived forecast {derived}"),
    };

    // Code table 4.10.
    private static string? AreaName(long process) => process switch
    {
        0 => "Area mean",
        1 => "Area sum",
        2 => "Area maximum",
        3 => "Area minimum",
        5 => "Area root mean square",
        6 => "Area standard deviation",
        _ => null,
    };

    private static string Ordinal(long number)
    {
        var ending = (number % 100) is >= 11 and <= 13 ? "th"
            : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return number.ToString(CultureInfo.InvariantCulture) + ending;
    }

    /// <summary>A name within a sentence; acronyms stay: <c>CAT</c>, <c>U component of wind</c>.</summary>
    internal static string Lowered(string name) => string.Join(' ', name.Split(' ').Select(word =>
        word.Length > 1 && char.IsUpper(word[0]) && word[1..].All(letter => char.IsLower(letter) || letter == '-')
        ? char.ToLowerInvariant(word[0]) + word[1..] : word));
}
