using System;
using System.Collections.Generic;

namespace NumVid.Formats.Grib.Products;

/// <summary>The limits between which the events of a probability lie, after code table 4.9.</summary>
internal static class GribThresholds
{
    /// <summary>What a probability is of.</summary>
    internal enum Event
    {
        /// <summary>No probability, or one of other events.</summary>
        None,

        /// <summary>A value below a limit.</summary>
        Below,

        /// <summary>A value above a limit.</summary>
        Above,

        /// <summary>A value between two limits.</summary>
        Between,

        /// <summary>A value equal to a limit.</summary>
        Equal,
    }

    /// <summary>What a probability is of.</summary>
    internal static Event EventOf(GribProduct product)
    {
        if (product.Find("thresholdIndicator") is { } indicator && product.Edition == 1)
        {
            return indicator switch { 1 => Event.Above, 2 => Event.Below, 3 => Event.Between, _ => Event.None };
        }

        return product.Edition == 1 ? Event.None : product.Find("probabilityType") switch
        {
            0 or 4 => Event.Below,
            1 or 3 => Event.Above,
            2 => Event.Between,
            5 => Event.Equal,
            _ => Event.None,
        };
    }

    /// <summary>The limit, or both; null for no probability of this kind.</summary>
    internal static GribPlace? Find(GribProduct product)
    {
        var (lower, upper) = (FindLower(product), FindUpper(product));
        return EventOf(product) switch
        {
            Event.None => null,
            Event.Between => lower is { } from && upper is { } to ? new GribPlace(from, to) : null,
            _ when UsesUpper(product) => upper is { } only ? new GribPlace(only, null) : null,
            _ => lower is { } only ? new GribPlace(only, null) : null,
        };
    }

    /// <summary>The names of limits that a probability does not use.</summary>
    internal static IEnumerable<string> UnusedLimits(GribProduct product)
    {
        if (product.Edition == 1 || product.Find("probabilityType") is null)
        {
            return [];
        }

        string[] lower = ["scaleFactorOfLowerLimit", "scaledValueOfLowerLimit"];
        string[] upper = ["scaleFactorOfUpperLimit", "scaledValueOfUpperLimit"];
        return EventOf(product) switch
        {
            Event.Between => [],
            Event.None => [.. lower, .. upper],
            _ => UsesUpper(product) ? lower : upper,
        };
    }

    /// <summary>The lower limit that the headers hold.</summary>
    internal static double? FindLower(GribProduct product) => product.Edition == 1
        ? FindLocal(product, "lowerThreshold") : product.FindScaled("LowerLimit");

    /// <summary>The upper limit that the headers hold.</summary>
    internal static double? FindUpper(GribProduct product) => product.Edition == 1
        ? FindLocal(product, "upperThreshold") : product.FindScaled("UpperLimit");

    private static bool UsesUpper(GribProduct product) => product.Edition == 1
        ? product.Find("thresholdIndicator") == 2 : product.Find("probabilityType") is 1 or 4;

    private static double? FindLocal(GribProduct product, string name)
    {
        if (product.IsMissing(name) || product.Find("localDecimalScaleFactor") is not { } factor)
        {
            return null;
        }

        var value = (double)product.Find(name)!.Value;
        return factor >= 0 ? value / Math.Pow(10, factor) : value * Math.Pow(10, -factor);
    }
}
