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

    // Why so: docs/decisions/0072-unpacked-types.md
    /// <summary>The narrowest type that holds every unpacked value exactly, or to a tenth of the packing step: float,
    /// else double.</summary>
    /// <param name="stored">The stored type, the unsigned one where numbers are taken as unsigned.</param>
    internal Type UnpackedType(NetCdfType stored) => (stored switch
    {
        // A stored float has no step; any arithmetic that rounds would take from its digits.
        NetCdfType.Float => Math.Abs(Scale) == 1 && Offset == 0,
        NetCdfType.SByte => IsHeldByFloat(sbyte.MinValue, sbyte.MaxValue),
        NetCdfType.Byte => IsHeldByFloat(byte.MinValue, byte.MaxValue),
        NetCdfType.Int16 => IsHeldByFloat(short.MinValue, short.MaxValue),
        NetCdfType.UInt16 => IsHeldByFloat(ushort.MinValue, ushort.MaxValue),
        _ => false,
    }) ? typeof(float) : typeof(double);

    private bool IsHeldByFloat(double lowest, double highest)
    {
        const double Part = 10;
        const double LargestCount = 1 << 24;
        var magnitude = Math.Max(Math.Abs((lowest * Scale) + Offset), Math.Abs((highest * Scale) + Offset));
        var narrow = (float)magnitude;
        if (float.IsInfinity(narrow))
        {
            return false;
        }

        var rounding = ((double)MathF.BitIncrement(narrow) - narrow) / 2;
        var isWhole = double.IsPow2(Math.Abs(Scale)) && double.IsInteger(Offset / Scale)
            && magnitude / Math.Abs(Scale) <= LargestCount;
        return rounding <= Math.Abs(Scale) / Part || isWhole || (Scale == 0 && (float)Offset == Offset);
    }

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
