using System;
using System.Buffers.Binary;
using System.IO;
using System.Numerics;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>The sections in front of the data section of one field: 1 to 6 of edition 2, 1 to 3 of edition 1.</summary>
/// <remarks>Immutable. What is read here was checked when it was made.</remarks>
internal sealed class GribFieldHeaders
{
    private const int BitmapHeader = 6;
    private readonly byte[] _sections;
    private readonly Range _product;
    private readonly Range _grid;
    private readonly Range _representation;
    private readonly Range _bitmap;

    private GribFieldHeaders(int edition, byte[] sections, int pointCount)
    {
        Edition = edition;
        _sections = sections;
        PointCount = pointCount;
        (_product, _grid, _representation, var bitmap) = edition == 2 ? LocateEdition2() : LocateEdition1();
        _bitmap = CheckBitmap(bitmap);
        ValueCount = _bitmap.Equals(default) ? pointCount : CountPresent();
    }

    /// <summary>1 or 2.</summary>
    internal int Edition { get; }

    /// <summary>The points of the grid.</summary>
    internal int PointCount { get; }

    /// <summary>The points that the bitmap says have a value; all without a bitmap.</summary>
    internal int ValueCount { get; }

    /// <summary>The bits of all points, the highest of an octet first; empty without a bitmap.</summary>
    internal ReadOnlySpan<byte> Bitmap => HasBitmap ? _sections.AsSpan(_bitmap) : [];

    /// <summary>Whether a bitmap leaves out points, or could.</summary>
    internal bool HasBitmap => !_bitmap.Equals(default);

    /// <summary>Section 1, at least 28 octets in edition 1.</summary>
    internal ReadOnlySpan<byte> Product => _sections.AsSpan(_product);

    /// <summary>The section of the grid; empty where there is none.</summary>
    internal ReadOnlySpan<byte> Grid => _sections.AsSpan(_grid);

    /// <summary>Section 5 of edition 2, at least 11 octets; empty in edition 1.</summary>
    internal ReadOnlySpan<byte> Representation => Edition == 2 ? _sections.AsSpan(_representation) : [];

    /// <summary>The number of the template of section 5; -1 in edition 1.</summary>
    internal int Template => Edition == 2 ? BinaryPrimitives.ReadUInt16BigEndian(Representation[9..]) : -1;

    /// <summary>All sections, one behind the other.</summary>
    internal ReadOnlySpan<byte> Sections => _sections;

    /// <summary>Looks at sections as <c>GribField.ReadSections</c> gives them.</summary>
    /// <param name="edition">1 or 2.</param>
    /// <param name="sections">The sections behind the indicator and in front of the data, one behind the other; a bitmap
    /// that an earlier field of the message has is to stand in them.</param>
    /// <param name="pointCount">The points of the grid.</param>
    /// <exception cref="InvalidDataException">The sections contradict each other, or refer to a bitmap that is not
    /// there.</exception>
    internal static GribFieldHeaders Parse(int edition, byte[] sections, int pointCount) => edition is 1 or 2
        ? new GribFieldHeaders(edition, sections, pointCount)
        : throw new InvalidDataException($"GRIB edition {edition} was found, 1 or 2 was expected.");

    /// <summary>Whether a point has a value.</summary>
    internal bool IsPresent(int point)
    {
        if (!HasBitmap)
        {
            return true;
        }

        var bits = _sections.AsSpan(_bitmap);
        return ((bits[point >> 3] >> (7 - (point & 7))) & 1) != 0;
    }

    private (Range Product, Range Grid, Range Representation, Range? Bitmap) LocateEdition1()
    {
        const int ProductLength = 28;
        const int GridFlag = 0x80;
        const int BitmapFlag = 0x40;
        var product = Section1(0, ProductLength);
        var end = product.End.Value;
        int flags = _sections[7];
        var grid = (flags & GridFlag) != 0 ? Section1(end, 3) : end..end;
        Range? bitmap = (flags & BitmapFlag) != 0 ? Section1(grid.End.Value, BitmapHeader) : null;
        return (product, grid, default, bitmap);
    }

    private (Range Product, Range Grid, Range Representation, Range? Bitmap) LocateEdition2()
    {
        const int Shortest = 5;
        const int RepresentationLength = 11;
        var found = new Range[7];
        for (var at = 0; at < _sections.Length;)
        {
            var length = _sections.Length - at >= Shortest
                ? BinaryPrimitives.ReadUInt32BigEndian(_sections.AsSpan(at)) : 0;
            int number = length == 0 ? 0 : _sections[at + 4];
            if (length < Shortest || length > _sections.Length - at || number is < 1 or > 6)
            {
                throw Damaged();
            }

            found[number] = at..(at + (int)length);
            at += (int)length;
        }

        return Length(found[1]) < Shortest || Length(found[5]) < RepresentationLength || Length(found[6]) < BitmapHeader
            ? throw Damaged()
            : (found[1], found[3], found[5], _sections[found[6].Start.Value + 5] switch
            {
                0 => found[6],
                255 => null,
                var other => throw new InvalidDataException($"The predefined bitmap {other} is not part of the file."),
            });
    }

    private Range CheckBitmap(Range? section)
    {
        if (section is not { } found)
        {
            return default;
        }

        var start = found.Start.Value;
        if (Edition == 1 && (_sections[start + 4] | _sections[start + 5]) != 0)
        {
            throw new InvalidDataException("A predefined bitmap is not part of the file.");
        }

        var length = Length(found) - BitmapHeader;
        return length >= (PointCount + 7) / 8 ? (start + BitmapHeader)..found.End
            : throw new InvalidDataException($"A bitmap of {length} bytes is too short for {PointCount} points.");
    }

    private int CountPresent()
    {
        var bits = _sections.AsSpan(_bitmap);
        var count = 0;
        foreach (var octet in bits[..(PointCount / 8)])
        {
            count += BitOperations.PopCount(octet);
        }

        var rest = PointCount % 8;
        return rest == 0 ? count : count + BitOperations.PopCount((uint)(bits[PointCount / 8] >> (8 - rest)));
    }

    private Range Section1(int at, int shortest)
    {
        var length = _sections.Length - at >= 3
            ? (_sections[at] << 16) | (_sections[at + 1] << 8) | _sections[at + 2] : 0;
        return length >= shortest && length <= _sections.Length - at ? at..(at + length) : throw Damaged();
    }

    private static int Length(Range range) => range.End.Value - range.Start.Value;

    private static InvalidDataException Damaged() =>
        new("The GRIB sections in front of the data are damaged: their lengths do not fit.");
}
