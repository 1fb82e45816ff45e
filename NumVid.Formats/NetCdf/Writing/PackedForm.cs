using System;
using NumVid.Formats.NetCdf.Conventions;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Writing;

/// <summary>How a floating-point variable is packed: value = stored x scale + offset, with one code for missing
/// values.</summary>
/// <remarks>The numbers are symmetric about 0; the lowest one of the type is the code for missing values.</remarks>
/// <param name="Type">The stored type: a signed byte or a short.</param>
/// <param name="Scale">scale_factor.</param>
/// <param name="Offset">add_offset.</param>
internal sealed record PackedForm(NetCdfType Type, double Scale, double Offset)
{
    /// <summary>The largest number that a value is stored as.</summary>
    internal int Largest => LargestOf(Type);

    /// <summary>The code for missing values.</summary>
    internal int Fill => -Largest - 1;

    /// <summary>The largest number that a type stores a value as.</summary>
    internal static int LargestOf(NetCdfType type) => type == NetCdfType.SByte ? sbyte.MaxValue : short.MaxValue;

    /// <summary>The type that readers choose for the unpacked values.</summary>
    internal System.Type UnpackedType => new CfPacking(Scale, Offset).UnpackedType(Type);

    /// <summary>Whether a value lies within half a step of what can be stored.</summary>
    internal bool Covers(double value) => Math.Abs(value - Offset) <= (Largest + 0.5) * Math.Abs(Scale);

    /// <summary>The nearest stored number of a value; the code for NaN.</summary>
    internal int Pack(double value) => double.IsNaN(value)
        ? Fill
        : (int)Math.Clamp(Math.Round((value - Offset) / Scale), -Largest, Largest);
}
