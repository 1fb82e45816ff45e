using System;
using NumVid.Formats.NetCdf.Arrays;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Conventions;

/// <summary>The convention <c>_Unsigned = "true"</c>, by which classic files hold unsigned numbers in signed
/// types.</summary>
internal static class Unsignedness
{
    /// <summary>Whether a variable's signed type is to be read as unsigned.</summary>
    internal static bool IsDeclared(NetCdfVariableSchema variable) =>
        variable.Type is NetCdfType.SByte or NetCdfType.Int16 or NetCdfType.Int32 or NetCdfType.Int64
        && string.Equals(variable.Attribute(CfNames.Unsigned)?.Text, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The unsigned type of the same size.</summary>
    internal static NetCdfType Twin(NetCdfType type) => type switch
    {
        NetCdfType.SByte => NetCdfType.Byte,
        NetCdfType.Int16 => NetCdfType.UInt16,
        NetCdfType.Int32 => NetCdfType.UInt32,
        NetCdfType.Int64 => NetCdfType.UInt64,
        _ => type,
    };

    /// <summary>Returns the same bits in the unsigned type.</summary>
    internal static Array Reinterpret(Array signed)
    {
        var type = NetCdfTypes.FromClr(signed.GetType().GetElementType()!)
            ?? throw new ArgumentException("Numbers were expected.", nameof(signed));
        var unsigned = Array.CreateInstance(NetCdfTypes.ToClr(Twin(type)), ArraySpans.Shape(signed));
        Buffer.BlockCopy(signed, 0, unsigned, 0, Buffer.ByteLength(signed));
        return unsigned;
    }
}
