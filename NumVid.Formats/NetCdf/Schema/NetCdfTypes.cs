using System;

namespace NumVid.Formats.NetCdf.Schema;

/// <summary>What the types of netCDF are in .NET, and back.</summary>
internal static class NetCdfTypes
{
    /// <summary>Whether the type is one of the twelve atomic ones; the others are user-defined.</summary>
    internal static bool IsAtomic(int type) => type is >= (int)NetCdfType.SByte and <= (int)NetCdfType.Text;

    /// <summary>The .NET type of one value; characters are bytes here, text is <see cref="string"/>.</summary>
    internal static Type ToClr(NetCdfType type) => type switch
    {
        NetCdfType.SByte => typeof(sbyte),
        NetCdfType.Char or NetCdfType.Byte => typeof(byte),
        NetCdfType.Int16 => typeof(short),
        NetCdfType.Int32 => typeof(int),
        NetCdfType.Float => typeof(float),
        NetCdfType.Double => typeof(double),
        NetCdfType.UInt16 => typeof(ushort),
        NetCdfType.UInt32 => typeof(uint),
        NetCdfType.Int64 => typeof(long),
        NetCdfType.UInt64 => typeof(ulong),
        NetCdfType.Text => typeof(string),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not an atomic type."),
    };

    /// <summary>The netCDF type that holds a .NET type as it is, or null.</summary>
    internal static NetCdfType? FromClr(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.SByte => NetCdfType.SByte,
        TypeCode.Byte => NetCdfType.Byte,
        TypeCode.Int16 => NetCdfType.Int16,
        TypeCode.Int32 => NetCdfType.Int32,
        TypeCode.Single => NetCdfType.Float,
        TypeCode.Double => NetCdfType.Double,
        TypeCode.UInt16 => NetCdfType.UInt16,
        TypeCode.UInt32 => NetCdfType.UInt32,
        TypeCode.Int64 => NetCdfType.Int64,
        TypeCode.UInt64 => NetCdfType.UInt64,
        TypeCode.String => NetCdfType.Text,
        _ => null,
    };

    /// <summary>Bytes of one value in a file; text counts as a pointer into HDF5's heap.</summary>
    internal static int ByteCount(NetCdfType type) => type switch
    {
        NetCdfType.SByte or NetCdfType.Byte or NetCdfType.Char => 1,
        NetCdfType.Int16 or NetCdfType.UInt16 => 2,
        NetCdfType.Int32 or NetCdfType.UInt32 or NetCdfType.Float => 4,
        NetCdfType.Text => 16,
        _ => 8,
    };
}
