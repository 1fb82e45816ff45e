using System.Collections.Generic;

namespace NumVid.Formats.Grib.Products;

/// <summary>The axes that a product definition can have besides member, time, step and level.</summary>
/// <param name="Name">The name of the axis.</param>
/// <param name="Place">Where the field lies on it.</param>
/// <param name="IsOfTime">Whether time tells it as a rule, so that it needs no axis of its own.</param>
internal sealed record GribFurtherAxis(string Name, GribPlace Place, bool IsOfTime = false)
{
    internal const string Percentile = "percentile";
    internal const string Quantile = "quantile";
    internal const string Threshold = "threshold";
    internal const string Direction = "direction";
    internal const string Frequency = "frequency";
    internal const string Channel = "channel";
    internal const string Wavelength = "wavelength";
    internal const string WaveNumber = "wavenumber";
    internal const string ForecastMonth = "forecastMonth";
    internal const string HindcastDate = "hindcastDate";

    /// <summary>Lists the places of a field; fields of one variable have the same axes.</summary>
    internal static IReadOnlyList<GribFurtherAxis> List(GribProduct product)
    {
        var axes = new List<GribFurtherAxis>();
        AddNumber(axes, product, HindcastDate, "hindcastDate");
        AddNumber(axes, product, Percentile, "percentileValue");
        AddNumber(axes, product, Quantile, "quantileValue");
        if (GribThresholds.Find(product) is { } threshold)
        {
            axes.Add(new(Threshold, threshold));
        }

        AddNumber(axes, product, Direction, "directionNumber");
        AddNumber(axes, product, Frequency, "frequencyNumber");
        AddNumber(axes, product, Channel, "channelNumber");
        if (product.FindScaled("FirstWavelength") is { } first)
        {
            axes.Add(new(Wavelength, new GribPlace(first, product.FindScaled("SecondWavelength"))));
        }

        if (product.Find("NB") == 1 && product.FindScaled("CentralWaveNumber") is { } number)
        {
            axes.Add(new(WaveNumber, new GribPlace(number, null)));
        }

        AddNumber(axes, product, ForecastMonth, "forecastMonth", isOfTime: true);
        return axes;
    }

    private static void AddNumber(
        List<GribFurtherAxis> axes, GribProduct product, string name, string key, bool isOfTime = false)
    {
        if (product.Find(key) is { } value)
        {
            axes.Add(new(name, new GribPlace(value, null), isOfTime));
        }
    }
}
