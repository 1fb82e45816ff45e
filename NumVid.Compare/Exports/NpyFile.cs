using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using NumVid.Compare.Errors;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Exports;

/// <summary>Writes an array as NumPy saves it, version 1.0 of the format.</summary>
internal static class NpyFile
{
    private const int Alignment = 64;

    /// <summary>Writes all values of a field, block by block.</summary>
    /// <param name="path">The file to make.</param>
    /// <param name="field">The field.</param>
    /// <exception cref="UsageException">NumPy has no plain type for its values.</exception>
    internal static void Write(string path, FieldData field)
    {
        using var stream = File.Create(path);
        stream.Write(Header(DescriptionOf(field), [.. field.Shape]));
        if (field.Shape.Count == 0)
        {
            stream.Write(BytesOf(field.Values.Read([], [])));
            return;
        }

        // Whole runs of the first axis: blocks follow each other in the file.
        var rest = field.Values.Count / Math.Max(1, field.Shape[0]);
        var step = (int)Math.Clamp((1 << 22) / Math.Max(1, rest), 1, Math.Max(1, field.Shape[0]));
        int[] shape = [.. field.Shape];
        for (var first = 0; field.Values.Count > 0 && first < field.Shape[0]; first += step)
        {
            shape[0] = Math.Min(step, field.Shape[0] - first);
            var origin = new int[shape.Length];
            origin[0] = first;
            stream.Write(BytesOf(field.Values.Read(origin, [.. shape])));
        }
    }

    private static byte[] Header(string description, int[] shape)
    {
        var lengths = string.Join(", ", shape.Select(length => length.ToString(CultureInfo.InvariantCulture)));
        var text = $"{{'descr': '{description}', 'fortran_order': False, 'shape': ({lengths}{(shape.Length == 1 ? "," : "")}), }}";
        var length = ((10 + text.Length + 1 + Alignment - 1) / Alignment * Alignment) - 10;
        return
        [
            0x93, .. "NUMPY"u8, 1, 0, (byte)length, (byte)(length >> 8),
            .. Encoding.ASCII.GetBytes(text.PadRight(length - 1) + "\n"),
        ];
    }

    private static string DescriptionOf(FieldData field)
    {
        var size = field.Type == typeof(string) || field.Type == typeof(DateTime) || field.Type == typeof(bool) ? 0
            : Marshal.SizeOf(field.Type);
        var kind = field.Type switch
        {
            _ when field.Type == typeof(float) || field.Type == typeof(double) => 'f',
            _ when field.Type == typeof(byte) || field.Type == typeof(ushort) || field.Type == typeof(uint)
                || field.Type == typeof(ulong) => 'u',
            _ when size > 0 => 'i',
            _ => throw new UsageException($"'{field.Name}' has values of type {TypeName.Of(field.Type)}, "
                + "which a .npy file of numbers cannot hold."),
        };
        var order = size == 1 ? '|' : BitConverter.IsLittleEndian ? '<' : '>';
        return string.Create(CultureInfo.InvariantCulture, $"{order}{kind}{size}");
    }

    private static Span<byte> BytesOf(Array values) => MemoryMarshal.CreateSpan(
        ref MemoryMarshal.GetArrayDataReference(values),
        checked(values.Length * Marshal.SizeOf(values.GetType().GetElementType()!)));
}
