using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Positions;

namespace NumVid.Formats.Nv12.Exact;

// Why so: docs/decisions/0087-coordinates-are-computed.md
/// <summary>Codes latitudes and longitudes as the grid that they follow, and what they differ from it in last places of
/// their type.</summary>
internal static class ComputedCoder
{
    private const byte RowsRule = 3;
    private const int HeaderBytes = 2;
    private const int GridNumbers = 10;

    /// <summary>Encodes the values of a grid, or returns null where one of them has no place among the numbers of its
    /// type: NaN, infinities and -0.</summary>
    /// <param name="values">The values, row by row.</param>
    /// <param name="geometry">Their shape, of one frame.</param>
    /// <param name="positions">What they are nearly.</param>
    /// <param name="prefix">What stands before the bytes.</param>
    internal static byte[]? TryEncode<T>(
        ReadOnlySpan<T> values, SegmentGeometry geometry, PointPositions positions, ReadOnlySpan<byte> prefix)
    {
        if (ElementWords.MaskOf(values) is not null)
        {
            return null;
        }

        byte[] header = [(byte)positions.Grid.Map.Rule, (byte)((2 * positions.Places.Code) + (
            positions.IsLongitude ? 1 : 0))];
        var rest = RestOf(values, Computed(positions, geometry));
        return [.. prefix, .. header, .. NumbersOf(positions.Grid), .. ExactCoder.Encode<long>(rest, geometry)];
    }

    /// <summary>Encodes values that start anew in each row of a list, or returns null where they do not.</summary>
    internal static byte[]? TryEncodeRows<T>(ReadOnlySpan<T> values, ReadOnlySpan<byte> prefix)
    {
        var wide = new double[values.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = FloatNumbers.Of(values[i]);
        }

        if (ElementWords.MaskOf(values) is not null || RowsOfCells.Find(wide) is not { } rows)
        {
            return null;
        }

        var lengths = ExactCoder.Encode<int>(rows.Lengths, SegmentGeometry.Row(rows.Lengths.Length));
        var header = new byte[HeaderBytes + (2 * sizeof(double)) + (2 * sizeof(int))];
        header[0] = RowsRule;
        BinaryPrimitives.WriteDoubleLittleEndian(header.AsSpan(HeaderBytes), rows.Start);
        BinaryPrimitives.WriteDoubleLittleEndian(header.AsSpan(HeaderBytes + 8), rows.Span);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(HeaderBytes + 16), rows.Lengths.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(HeaderBytes + 20), lengths.Length);
        var rest = RestOf(values, rows.Values(values.Length));
        var isCut = rows.Skipped > 0 || rows.Lengths.Sum(length => (long)length) > values.Length;
        header[1] = (byte)(isCut ? 1 : 0);
        byte[] skipped = isCut ? BitConverter.GetBytes(rows.Skipped) : [];
        return [.. prefix, .. header, .. lengths, .. skipped, .. ExactCoder.Encode<long>(rest, SegmentGeometry.Row(values.Length))];
    }

    /// <summary>Decodes values.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static T[] Decode<T>(ReadOnlyMemory<byte> bytes, SegmentGeometry geometry)
    {
        var header = NumberingFormat.Take(ref bytes, HeaderBytes).Span;
        var (rule, quantity) = (header[0], header[1]);
        var places = new DecimalPlaces(quantity / 2);
        if (rule > (byte)PositionRule.EqualAreaPlane || !places.IsKnown || (rule == RowsRule && quantity > 1) || (
            rule != RowsRule && geometry.Frames != 1))
        {
            throw new InvalidDataException($"computed values of rule {rule} and quantity {quantity} are not known");
        }

        var computed = rule == RowsRule
            ? ReadRows(ref bytes, quantity == 1, geometry).Values(geometry.Count)
            : Computed(new PointPositions(ReadGrid(ref bytes, (PositionRule)rule), quantity % 2 == 1)
            {
                Places = places,
            }, geometry);
        if (bytes.IsEmpty || bytes.Span[0] > 1)
        {
            throw new InvalidDataException("what computed values differ by is of no known form");
        }

        var words = WordsOf<T>(computed);
        var rest = ExactCoder.Decode<long>(bytes, geometry);
        for (var i = 0; i < words.Length; i++)
        {
            words[i] += rest[i];
        }

        return ElementWords.ToValues<T>(words);
    }

    private static double[] Computed(PointPositions positions, SegmentGeometry geometry)
    {
        var values = new double[geometry.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = positions.At(i / geometry.Columns, i % geometry.Columns);
        }

        return values;
    }

    private static long[] RestOf<T>(ReadOnlySpan<T> values, double[] computed)
    {
        var rest = ElementWords.Of(values);
        var words = WordsOf<T>(computed);
        for (var i = 0; i < rest.Length; i++)
        {
            rest[i] -= words[i];
        }

        return rest;
    }

    private static long[] WordsOf<T>(double[] computed) =>
        ElementWords.Of<T>(Array.ConvertAll(computed, FloatNumbers.As<T>));

    private static byte[] NumbersOf(GridPlacement grid)
    {
        double[] numbers =
        [
            grid.Map.First, grid.Map.Meridian, grid.Map.Eccentricity, grid.West,
            grid.X.Origin, grid.X.Column, grid.X.Row, grid.Y.Origin, grid.Y.Column, grid.Y.Row,
        ];
        return MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray();
    }

    private static GridPlacement ReadGrid(ref ReadOnlyMemory<byte> bytes, PositionRule rule)
    {
        var numbers = new double[GridNumbers];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = ReadFinite(ref bytes);
        }

        if (rule == PositionRule.Cone && (Math.Abs(numbers[0]) is 0 or > 1))
        {
            throw new InvalidDataException($"{numbers[0]:R} is no constant of a cone");
        }

        return new GridPlacement(
            new MapProjection(rule, numbers[0], numbers[1], numbers[2]), numbers[3],
            new GridLine(numbers[4], numbers[5], numbers[6]), new GridLine(numbers[7], numbers[8], numbers[9]));
    }

    private static RowsOfCells ReadRows(ref ReadOnlyMemory<byte> bytes, bool isCut, SegmentGeometry geometry)
    {
        var (start, span) = (ReadFinite(ref bytes), ReadFinite(ref bytes));
        var rows = BinaryPrimitives.ReadInt32LittleEndian(NumberingFormat.Take(ref bytes, sizeof(int)).Span);
        var length = BinaryPrimitives.ReadInt32LittleEndian(NumberingFormat.Take(ref bytes, sizeof(int)).Span);
        if (rows < 1 || rows > geometry.Count)
        {
            throw new InvalidDataException($"{geometry.Count} values cannot stand in {rows} rows");
        }

        var lengths = ExactCoder.Decode<int>(NumberingFormat.Take(ref bytes, length), SegmentGeometry.Row(rows));
        var skipped =
            isCut ? BinaryPrimitives.ReadInt32LittleEndian(NumberingFormat.Take(ref bytes, sizeof(int)).Span) : 0;
        var read = new RowsOfCells(start, span, lengths, skipped);
        return Array.TrueForAll(lengths, one => one >= 1) && read.Hold(geometry.Count)
            && (isCut || lengths.Sum(one => (long)one) == geometry.Count)
            ? read
            : throw new InvalidDataException($"the rows are not those of {geometry.Count} values");
    }

    private static double ReadFinite(ref ReadOnlyMemory<byte> bytes)
    {
        var number = BinaryPrimitives.ReadDoubleLittleEndian(NumberingFormat.Take(ref bytes, sizeof(double)).Span);
        return double.IsFinite(number)
            ? number
            : throw new InvalidDataException("a number of computed values is not finite");
    }
}
