using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NumVid.Formats.NetCdf.Restoring;

/// <summary>Values as classic files have them: the highest byte first.</summary>
internal static class BigEndian
{
    /// <summary>Turns the bytes of each value around, in place.</summary>
    internal static void Turn(Span<byte> bytes, int size)
    {
        switch (size)
        {
            case sizeof(ushort):
                var two = MemoryMarshal.Cast<byte, ushort>(bytes);
                BinaryPrimitives.ReverseEndianness(two, two);
                break;
            case sizeof(uint):
                var four = MemoryMarshal.Cast<byte, uint>(bytes);
                BinaryPrimitives.ReverseEndianness(four, four);
                break;
            case sizeof(ulong):
                var eight = MemoryMarshal.Cast<byte, ulong>(bytes);
                BinaryPrimitives.ReverseEndianness(eight, eight);
                break;
        }
    }
}
