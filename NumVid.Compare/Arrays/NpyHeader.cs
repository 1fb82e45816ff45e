using System;
using System.Buffers.Binary;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Arrays;

/// <summary>The header of a .npy file, versions 1 to 3: a dictionary in the notation of Python with three
/// keys.</summary>
/// <param name="ElementType">The SDS type of the elements.</param>
/// <param name="IsBigEndian">Whether the bytes of an element are in network order.</param>
/// <param name="IsFortranOrder">Whether the first index runs fastest.</param>
/// <param name="Shape">The extents.</param>
/// <param name="DataOffset">Where the elements begin.</param>
internal sealed partial record NpyHeader(Type ElementType, bool IsBigEndian, bool IsFortranOrder, int[] Shape, long DataOffset)
{
    private const int MaxHeaderBytes = 1 << 16;
    private const int MaxRank = 32;
    private const int MagicBytes = 6;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Bytes of an element in the file.</summary>
    internal int ElementBytes => System.Runtime.InteropServices.Marshal.SizeOf(ElementType);

    /// <summary>Reads and checks a header against the length of the file.</summary>
    /// <exception cref="InvalidFileException">The header is damaged, or the file is shorter or longer than it
    /// says.</exception>
    /// <exception cref="UnsupportedDataException">The elements are of a type that SDS does not have.</exception>
    internal static NpyHeader Read(string path, FileStream stream)
    {
        Span<byte> start = stackalloc byte[MagicBytes + 6];
        var got = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (got < start.Length || !start[..MagicBytes].SequenceEqual(Magic))
        {
            throw new InvalidFileException(path, "it does not begin like a .npy file");
        }

        var version = start[MagicBytes];
        if (version is < 1 or > 3)
        {
            throw new InvalidFileException(path, $"it has version {version} of the .npy format; versions 1 to 3 are read", offset: MagicBytes);
        }

        var (offset, length) = version == 1
            ? (MagicBytes + 4, BinaryPrimitives.ReadUInt16LittleEndian(start[8..]))
            : (MagicBytes + 6, BinaryPrimitives.ReadUInt32LittleEndian(start[8..]));
        if (length > MaxHeaderBytes || offset + length > stream.Length)
        {
            throw new InvalidFileException(path, $"its header takes {length} bytes; at most {Math.Min(MaxHeaderBytes, stream.Length - offset)} are possible", offset: 8);
        }

        var bytes = new byte[length];
        stream.Position = offset;
        stream.ReadExactly(bytes);
        var header = Parse(path, (version == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes)) with { DataOffset = offset + length };
        header.CheckLength(path, stream.Length);
        return header;
    }

    private static NpyHeader Parse(string path, string text)
    {
        var match = Dictionary().Match(text);
        if (!match.Success)
        {
            throw new InvalidFileException(path, "its header is not a dictionary of 'descr', 'fortran_order' and 'shape' with a simple type");
        }

        var values = Enumerable.Range(0, match.Groups["key"].Captures.Count)
            .GroupBy(i => match.Groups["key"].Captures[i].Value, i => match.Groups["value"].Captures[i].Value)
            .ToDictionary(pair => pair.Key, pair => pair.ToArray());
        if (values.Count != 3 || values.Values.Any(list => list.Length != 1)
            || values["fortran_order"][0] is not ("True" or "False") || values["descr"][0][0] != '\'' || values["shape"][0][0] != '(')
        {
            throw new InvalidFileException(path, "its header should have 'descr', 'fortran_order' and 'shape' once each");
        }

        var descr = values["descr"][0].Trim('\'');
        return new NpyHeader(TypeOf(path, descr), descr[0] == '>', values["fortran_order"][0] == "True", ShapeOf(path, values["shape"][0]), 0);
    }

    private static Type TypeOf(string path, string descr) => descr[1..] switch
    {
        "f4" => typeof(float),
        "f8" => typeof(double),
        "i1" => typeof(sbyte),
        "u1" => typeof(byte),
        "i2" => typeof(short),
        "u2" => typeof(ushort),
        "i4" => typeof(int),
        "u4" => typeof(uint),
        "i8" => typeof(long),
        "u8" => typeof(ulong),
        _ => throw new UnsupportedDataException($"'{path}' holds elements of type '{descr}'; read are f4, f8 and i and u of 1, 2, 4 and 8 bytes."),
    };

    private static int[] ShapeOf(string path, string text)
    {
        var parts = text.Trim('(', ')').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var shape = new int[parts.Length];
        for (var axis = 0; axis < shape.Length; axis++)
        {
            if (parts.Length > MaxRank || !int.TryParse(parts[axis], NumberStyles.None, CultureInfo.InvariantCulture, out shape[axis]))
            {
                throw new InvalidFileException(path, $"its shape {text} should be at most {MaxRank} extents in [0, {int.MaxValue}]");
            }
        }

        return shape;
    }

    private void CheckLength(string path, long fileLength)
    {
        var isEmpty = Shape.Contains(0);
        var room = isEmpty ? Array.MaxLength : (fileLength - DataOffset) / ElementBytes;
        var count = 1L;
        foreach (var extent in Shape.Where(extent => extent > 0))
        {
            // Division keeps the product within the file, whatever the header claims.
            count = count > room / extent ? throw Mismatch(path, fileLength) : count * extent;
        }

        if (DataOffset + (isEmpty ? 0 : count * ElementBytes) != fileLength)
        {
            throw Mismatch(path, fileLength);
        }
    }

    private InvalidFileException Mismatch(string path, long fileLength) => new(
        path,
        $"{fileLength - DataOffset} bytes follow the header, which is not what the shape ({string.Join(", ", Shape)}) of {ElementBytes} bytes an element needs",
        offset: DataOffset);

    [GeneratedRegex(
        @"^\s*\{\s*(?:'(?<key>descr|fortran_order|shape)'\s*:\s*(?<value>'[<>|=][a-zA-Z][0-9]{1,4}'|True|False|\([0-9,\s]*\))\s*,?\s*){1,4}\}\s*$",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Dictionary();
}
