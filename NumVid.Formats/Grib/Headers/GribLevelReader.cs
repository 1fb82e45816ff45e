using System;
using EccodesDotNet;
using NumVid.Formats.Grib.Products;

namespace NumVid.Formats.Grib.Headers;

/// <summary>Reads the level of a field with all the digits that the header holds.</summary>
internal static class GribLevelReader
{
    private const double PascalsPerHectopascal = 100;
    private const long PressureSurface = 100;
    private const long NoSurface = 255;

    /// <summary>Reads type and value; pressure is in hPa whatever the header's unit.</summary>
    /// <param name="message">The message, which knows the name of the type.</param>
    /// <param name="product">Its octets, which have the value.</param>
    internal static (string Type, GribLevel Level) Read(GribMessage message, GribProduct product)
    {
        var type = message.TryGetString("typeOfLevel", out var name) && name.Length > 0 ? name : "unknown";
        return product.Edition == 2 ? ReadEdition2(product, type) : ReadEdition1(message, type);
    }

    private static (string Type, GribLevel Level) ReadEdition2(GribProduct product, string type)
    {
        var (first, second) = (Coded(product, "First"), Coded(product, "Second"));
        type = type switch
        {
            "isobaricInPa" => "isobaricInhPa",
            "unknown" => $"levelType{first}",
            _ => type,
        };
        if (ReadSurface(product, "First") is not { } surface)
        {
            return (type, new GribLevel(0, null));
        }

        return (type, new GribLevel(surface, first == second ? ReadSurface(product, "Second") : null));
    }

    private static (string Type, GribLevel Level) ReadEdition1(GribMessage message, string type)
    {
        if (GribEdition1Levels.Find(message) is { } surfaces)
        {
            var values = Array.ConvertAll(
                surfaces, surface => GetValue(surface.Type, surface.Value ?? 0, surface.Scale));
            return (NameOf(type, message), new GribLevel(values[0], values.Length > 1 ? values[1] : null));
        }

        var top = message.TryGetDouble("topLevel", out var topLevel) ? topLevel : message.GetDouble("level");
        var bottom = message.TryGetDouble("bottomLevel", out var bottomLevel) ? bottomLevel : top;
        if (type == "isobaricInPa")
        {
            return ("isobaricInhPa", new GribLevel(top / PascalsPerHectopascal, null));
        }

        if (type == "unknown")
        {
            type = $"levelType{message.GetInt64("indicatorOfTypeOfLevel")}";
        }

        return (type, new GribLevel(top, bottom.Equals(top) ? null : bottom));
    }

    // The same level has one name whatever its precision; 211 and 212 mean other things outside the ECMWF.
    private static string NameOf(string type, GribMessage message)
    {
        const string HighPrecision = "HighPrecision";
        const string MixedPrecision = "MixedPrecision";
        return type is "unknown" or "oceanWave" or "oceanMixedLayer"
            ? $"levelType{message.GetInt64("indicatorOfTypeOfLevel")}"
            : type.Replace(HighPrecision, "", StringComparison.Ordinal).Replace(
                MixedPrecision, "", StringComparison.Ordinal);
    }

    private static long Coded(GribProduct product, string which) =>
        product.Find($"typeOf{which}FixedSurface") ?? NoSurface;

    private static double? ReadSurface(GribProduct product, string which)
    {
        var (scaled, factor) = ($"scaledValueOf{which}FixedSurface", $"scaleFactorOf{which}FixedSurface");
        var type = Coded(product, which);
        return type == NoSurface || product.IsMissing(scaled) || product.IsMissing(factor) ? null
            : GetValue(type, product.Find(scaled)!.Value, product.Find(factor)!.Value);
    }

    /// <summary>The value of a surface of edition 2; pressure in hPa.</summary>
    /// <param name="type">Code table 4.5.</param>
    /// <param name="scaled">The scaled value.</param>
    /// <param name="factor">Its scale factor, the power of ten to divide by.</param>
    internal static double GetValue(long type, long scaled, long factor)
    {
        var exponent = type == PressureSurface ? factor + 2 : factor;

        // Division by a whole power of ten rounds once; multiplication by 0.1 would round twice.
        return exponent >= 0 ? scaled / Math.Pow(10, exponent) : scaled * Math.Pow(10, -exponent);
    }
}
