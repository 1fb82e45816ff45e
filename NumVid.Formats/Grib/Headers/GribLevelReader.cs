using System;
using EccodesDotNet;

namespace NumVid.Formats.Grib.Headers;

/// <summary>Reads the level of a message with all the digits that the header holds.</summary>
internal static class GribLevelReader
{
    private const double PascalsPerHectopascal = 100;
    private const long PressureSurface = 100;
    private const long NoSurface = 255;

    /// <summary>Reads type and value; pressure is in hPa whatever the header's unit.</summary>
    internal static (string Type, GribLevel Level) Read(GribMessage message)
    {
        var type = message.TryGetString("typeOfLevel", out var name) && name.Length > 0 ? name : "unknown";
        return message.GetInt64("editionNumber") == 2 ? ReadEdition2(message, type) : ReadEdition1(message, type);
    }

    private static (string Type, GribLevel Level) ReadEdition2(GribMessage message, string type)
    {
        var first = ReadSurface(message, "First");
        if (first is not { } surface)
        {
            return (type == "unknown" ? $"levelType{Coded(message, "First")}" : type, new GribLevel(0, null));
        }

        var isLayer = Coded(message, "First") == Coded(message, "Second");
        var second = isLayer ? ReadSurface(message, "Second") : null;
        type = type switch
        {
            "isobaricInPa" => "isobaricInhPa",
            "unknown" => $"levelType{surface.Type}",
            _ => type,
        };
        return (type, new GribLevel(surface.Value, second?.Value));
    }

    private static (string Type, GribLevel Level) ReadEdition1(GribMessage message, string type)
    {
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

    private static long Coded(GribMessage message, string which) =>
        message.TryGetInt64($"typeOf{which}FixedSurface", out var type) ? type : NoSurface;

    private static (long Type, double Value)? ReadSurface(GribMessage message, string which)
    {
        var type = Coded(message, which);
        if (type == NoSurface || !message.IsDefined($"scaledValueOf{which}FixedSurface")
            || message.IsMissing($"scaledValueOf{which}FixedSurface")
            || message.IsMissing($"scaleFactorOf{which}FixedSurface"))
        {
            return null;
        }

        var scaled = message.GetInt64($"scaledValueOf{which}FixedSurface");
        var factor = message.GetInt64($"scaleFactorOf{which}FixedSurface");
        return (type, GetValue(type, scaled, factor));
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
