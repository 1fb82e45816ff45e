using System;
using System.Buffers.Binary;
using System.Linq;
using System.Security.Cryptography;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Tests.Formats.Nv12.Golden;

/// <summary>SHA-256 of all values of a variable: of their bytes as in a file, for strings of length and
/// UTF-16LE.</summary>
internal static class ValueChecksum
{
    /// <summary>Checksum, type and shape of a variable.</summary>
    internal static string LineOf(Variable variable)
    {
        var shape = variable.Rank == 0 ? "scalar" : string.Join('x', variable.GetShape());
        return $"{Of(variable)} {variable.TypeOfData.Name} {shape}";
    }

    private static string Of(Variable variable)
    {
        var values = variable.Rank == 0 ? Scalar(variable) : variable.GetData();
        return Convert.ToHexStringLower(SHA256.HashData(BytesOf(values)));
    }

    private static Array Scalar(Variable variable)
    {
        var array = Array.CreateInstance(variable.TypeOfData, 1);
        array.SetValue(variable.GetData().Cast<object?>().Single(), 0);
        return array;
    }

    private static byte[] BytesOf(Array values) => Type.GetTypeCode(values.GetType().GetElementType()) switch
    {
        TypeCode.Double => Bytes<double>(values),
        TypeCode.Single => Bytes<float>(values),
        TypeCode.SByte => Bytes<sbyte>(values),
        TypeCode.Byte => Bytes<byte>(values),
        TypeCode.Int16 => Bytes<short>(values),
        TypeCode.UInt16 => Bytes<ushort>(values),
        TypeCode.Int32 => Bytes<int>(values),
        TypeCode.UInt32 => Bytes<uint>(values),
        TypeCode.Int64 => Bytes<long>(values),
        TypeCode.UInt64 => Bytes<ulong>(values),
        TypeCode.DateTime => Bytes<DateTime>(values),
        TypeCode.Boolean => Bytes<bool>(values),
        _ => [.. values.Cast<string?>().SelectMany(BytesOf)],
    };

    private static byte[] Bytes<T>(Array values) => ElementBytes.AsBytes<T>(ArraySpan.Of<T>(values)).ToArray();

    private static byte[] BytesOf(string? text)
    {
        var bytes = text is null ? [] : System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan()).ToArray();
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, text is null ? -1 : bytes.Length);
        return [.. length, .. bytes];
    }
}
