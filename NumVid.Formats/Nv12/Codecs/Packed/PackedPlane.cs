using System;
using System.Buffers.Binary;
using System.IO;
using NumVid.Formats.Model;

namespace NumVid.Formats.Nv12.Codecs.Packed;

/// <summary>What is said of a plane in front of the pictures.</summary>
/// <param name="Reference">What is added to a number's steps.</param>
/// <param name="Step">What a number is multiplied by first.</param>
/// <param name="Factor">What the sum is multiplied by.</param>
/// <param name="Length">The bytes of its code stream; 0 where all its numbers are 0.</param>
/// <param name="Width">The width of its picture.</param>
/// <param name="Height">The height of its picture.</param>
/// <param name="Bits">The bits of a sample.</param>
internal readonly record struct PackedPlane(
    double Reference, double Step, double Factor, int Length, int Width, int Height, int Bits)
{
    /// <summary>The bytes of a plane in the header.</summary>
    internal const int ByteCount = 37;

    // What FFmpeg decodes of JPEG 2000. A field with a bitmap is a picture of one row, as long as it has values.
    private const int MostSide = 1 << 15;
    private const int MostBits = 16;

    /// <summary>Which planes stand in one file: those whose pictures decode to samples of one size and depth.</summary>
    internal (int Width, int Height, int Depth) Shape => (Width, Height, Bits <= 8 ? 8 : 16);

    /// <summary>What is said of a field.</summary>
    internal static PackedPlane Of(PackedField field) => new(
        field.Reference, field.Step, field.Factor, field.Stream.Length, field.Width, field.Height, field.Bits);

    /// <summary>The value of a number.</summary>
    internal double ValueOf(double number) => ((number * Step) + Reference) * Factor;

    /// <summary>Writes it.</summary>
    internal void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, Reference);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[8..], Step);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[16..], Factor);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[24..], Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[28..], Width);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[32..], Height);
        bytes[36] = (byte)Bits;
    }

    /// <summary>Whether it can be of a plane: its picture has no more samples than this has points.</summary>
    internal bool IsPossible(PackedOrder order) =>
        double.IsFinite(Reference) && double.IsFinite(Step) && double.IsFinite(Factor)
        && Length >= 0 && Width is >= 1 and <= MostSide && Height is >= 1 and <= MostSide && Bits is >= 1 and <= MostBits
        && (long)Width * Height <= (long)order.Rows * order.Columns;

    /// <summary>Reads one of a plane.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal static PackedPlane Read(ReadOnlySpan<byte> bytes, PackedOrder order)
    {
        var plane = new PackedPlane(
            BinaryPrimitives.ReadDoubleLittleEndian(bytes), BinaryPrimitives.ReadDoubleLittleEndian(bytes[8..]),
            BinaryPrimitives.ReadDoubleLittleEndian(bytes[16..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[28..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[32..]),
            bytes[36]);
        return plane.IsPossible(order) ? plane
            : throw new InvalidDataException("what is said of a packed plane is damaged");
    }
}
