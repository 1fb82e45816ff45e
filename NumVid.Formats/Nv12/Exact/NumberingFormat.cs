using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Prediction;
using NumVid.Formats.Nv12.Scaling.Lattices;

namespace NumVid.Formats.Nv12.Exact;

/// <summary>Numberings as a file holds them.</summary>
internal static class NumberingFormat
{
    private const int NumbersOfLattice = 3;
    private const int LatticeBytes = NumbersOfLattice * sizeof(double);

    /// <summary>The byte that tells the kind of a numbering; null is the words of the elements.</summary>
    internal static byte MapOf(INumbering? numbering) => numbering switch
    {
        null => NumberingMaps.Words,
        Lattice { Divides: true } => NumberingMaps.DividedLattice,
        Lattice => NumberingMaps.MultipliedLattice,
        FrameLattices => NumberingMaps.FrameLattices,
        _ => NumberingMaps.Table,
    };

    /// <summary>What a reader needs of a numbering beside its map.</summary>
    internal static byte[] Write(INumbering? numbering) => numbering switch
    {
        null => [],
        Lattice lattice => WriteLattice(lattice),
        FrameLattices lattices => WithLength(WriteLattices(lattices.Lattices)),
        ValueTable table => WithLength(WriteTable(table.Values)),
        _ => throw new ArgumentException($"{numbering.GetType().Name} has no place in a file."),
    };

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="map">The kind.</param>
    /// <param name="bytes">The bytes; what is read is taken from them.</param>
    /// <param name="geometry">The shape of the values.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static INumbering? Read(byte map, ref ReadOnlyMemory<byte> bytes, SegmentGeometry geometry) => map switch
    {
        NumberingMaps.Words => null,
        NumberingMaps.Table => ReadTable(TakeWithLength(ref bytes)),
        NumberingMaps.FrameLattices => ReadLattices(TakeWithLength(ref bytes), geometry.Frames),
        _ => ReadLattice(Take(ref bytes, LatticeBytes).Span, map == NumberingMaps.DividedLattice),
    };

    /// <summary>Takes a part from the start of bytes.</summary>
    /// <exception cref="InvalidDataException">They are too few.</exception>
    internal static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> bytes, int length)
    {
        if (length < 0 || length > bytes.Length)
        {
            throw new InvalidDataException(
                $"a part of {length} bytes does not fit the {bytes.Length} bytes left of predicted values");
        }

        var part = bytes[..length];
        bytes = bytes[length..];
        return part;
    }

    private static ReadOnlyMemory<byte> TakeWithLength(ref ReadOnlyMemory<byte> bytes) =>
        Take(ref bytes, BinaryPrimitives.ReadInt32LittleEndian(Take(ref bytes, sizeof(int)).Span));

    private static byte[] WithLength(byte[] bytes)
    {
        var result = new byte[sizeof(int) + bytes.Length];
        BinaryPrimitives.WriteInt32LittleEndian(result, bytes.Length);
        bytes.CopyTo(result, sizeof(int));
        return result;
    }

    // Origin, step and factor.
    private static byte[] WriteLattice(Lattice lattice)
    {
        var bytes = new byte[LatticeBytes];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, lattice.Origin);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(sizeof(double)), lattice.Step);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(2 * sizeof(double)), lattice.Factor);
        return bytes;
    }

    private static Lattice ReadLattice(ReadOnlySpan<byte> source, bool divides) => Checked(new Lattice(
        BinaryPrimitives.ReadDoubleLittleEndian(source),
        BinaryPrimitives.ReadDoubleLittleEndian(source[sizeof(double)..]),
        BinaryPrimitives.ReadDoubleLittleEndian(source[(2 * sizeof(double))..]),
        divides));

    // With others a value could be a NaN, whose sign and payload processors choose.
    private static Lattice Checked(Lattice lattice) =>
        double.IsFinite(lattice.Origin) && double.IsFinite(lattice.Step) && double.IsFinite(lattice.Factor)
        && lattice.Step != 0 && lattice.Factor != 0
            ? lattice
            : throw new InvalidDataException(
                $"{lattice.Origin:R}, {lattice.Step:R} and {lattice.Factor:R} are no lattice: finite numbers, "
                + "step and factor not 0, were expected");

    // Only lattices that end with a product are made here, so nothing tells the kinds apart.
    private static byte[] WriteLattices(ReadOnlySpan<Lattice> lattices)
    {
        var numbers = new double[NumbersOfLattice * lattices.Length];
        for (var i = 0; i < lattices.Length; i++)
        {
            numbers[i] = lattices[i].Origin;
            numbers[lattices.Length + i] = lattices[i].Step;
            numbers[(2 * lattices.Length) + i] = lattices[i].Factor;
        }

        return PlainCoder.Encode<double>(numbers);
    }

    private static FrameLattices ReadLattices(ReadOnlyMemory<byte> bytes, int frames)
    {
        var numbers = PlainCoder.Decode<double>(bytes, checked(NumbersOfLattice * frames));
        return new FrameLattices([.. Enumerable.Range(0, frames)
            .Select(i => Checked(new Lattice(numbers[i], numbers[frames + i], numbers[(2 * frames) + i], false)))]);
    }

    // As exact values of Double; they ascend, so that their differences are small.
    private static byte[] WriteTable(ReadOnlySpan<double> table)
    {
        var plan = new PredictionPlan(null, Predictor.Differences(0, 0, 1));
        var values = PredictedCoder.Encode(table, SegmentGeometry.Row(table.Length), plan);
        var bytes = new byte[sizeof(int) + values.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, table.Length);
        values.CopyTo(bytes, sizeof(int));
        return bytes;
    }

    private static ValueTable ReadTable(ReadOnlyMemory<byte> bytes)
    {
        var count = bytes.Length > sizeof(int) ? BinaryPrimitives.ReadInt32LittleEndian(bytes.Span) : 0;

        // Words only: a table inside a table would let a forged file exhaust the stack.
        if (count is < 1 or > ValueTable.MaxCount || bytes.Span[sizeof(int)] != NumberingMaps.Words)
        {
            throw new InvalidDataException($"{bytes.Length} bytes are no table of 1 to {ValueTable.MaxCount} values");
        }

        var values = PredictedCoder.Decode<double>(bytes[sizeof(int)..], SegmentGeometry.Row(count));
        return Array.TrueForAll(values, double.IsFinite)
            ? new ValueTable(values)
            : throw new InvalidDataException("a table holds values that are not finite");
    }
}
