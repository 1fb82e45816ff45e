using System;
using System.Collections.Generic;
using System.Globalization;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Conventions;

/// <summary>The linear packing of a variable: value = stored x scale + offset.</summary>
/// <param name="Scale">scale_factor, 1 when absent.</param>
/// <param name="Offset">add_offset, 0 when absent.</param>
internal sealed record CfPacking(double Scale, double Offset)
{
    /// <summary>Whether a variable says that its values are packed.</summary>
    internal static bool IsPacked(NetCdfVariableSchema variable) =>
        Number(variable.Attribute(CfNames.ScaleFactor)) is not null
            || Number(variable.Attribute(CfNames.AddOffset)) is not null;

    /// <summary>Reads the packing, or null when the variable is not packed.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="warnings">Receives a sentence for an attribute that is not one number.</param>
    internal static CfPacking? Of(NetCdfVariableSchema variable, List<string> warnings)
    {
        if (variable.Type is NetCdfType.Char or NetCdfType.Text)
        {
            return null;
        }

        var scale = Read(variable, CfNames.ScaleFactor, warnings);
        var offset = Read(variable, CfNames.AddOffset, warnings);
        return scale is null && offset is null ? null : new(scale ?? 1, offset ?? 0);
    }

    /// <summary>The type of unpacked values: float from up to 16 bits or float, else double.</summary>
    internal static Type UnpackedType(NetCdfType stored) =>
        stored == NetCdfType.Float || NetCdfTypes.ByteCount(stored) <= sizeof(short) ? typeof(float) : typeof(double);

    private static double? Read(NetCdfVariableSchema variable, string name, List<string> warnings)
    {
        var attribute = variable.Attribute(name);
        var number = Number(attribute);
        if (attribute is not null && number is null)
        {
            warnings.Add(
                $"Attribute '{name}' of variable '{variable.Name}' is ignored: one finite number was expected.");
        }

        return number;
    }

    private static double? Number(NetCdfAttribute? attribute)
    {
        if (attribute is { IsNumeric: true, Values.Length: 1 })
        {
            var number = Convert.ToDouble(attribute.Values.GetValue(0), CultureInfo.InvariantCulture);
            return double.IsFinite(number) ? number : null;
        }

        return attribute?.Text is { } text
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
            && double.IsFinite(parsed) ? parsed : null;
    }
}
