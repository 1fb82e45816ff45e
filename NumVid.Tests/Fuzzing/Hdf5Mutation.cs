using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Numerics;

namespace NumVid.Tests.Fuzzing;

/// <summary>Changes inside the object headers of an HDF5 file whose checksums are computed anew, so that the library
/// believes them.</summary>
/// <remarks>HDF5 File Format Specification, version 3.0: IV.A.1.b (version 2 object headers) and II.A
/// (superblock).</remarks>
internal static class Hdf5Mutation
{
    private const int ChecksumLength = sizeof(uint);

    internal static byte[] Apply(byte[] source, Random random)
    {
        var headers = FindHeaders(source);
        if (random.Next(3) == 0 || headers.Count == 0)
        {
            return ByteMutation.Apply(source, random);
        }

        var bytes = (byte[])source.Clone();
        for (var changes = 1 + random.Next(3); changes > 0; changes--)
        {
            // The signature and the size stay: without them nothing is read at all.
            var (start, prefix, length) = headers[random.Next(headers.Count)];
            ByteMutation.ChangeOne(bytes.AsSpan(start + prefix, length - prefix), random);
            BinaryPrimitives.WriteUInt32LittleEndian(
                bytes.AsSpan(start + length), Checksum(bytes.AsSpan(start, length)));
        }

        return bytes;
    }

    /// <summary>The places of object headers: where they start, what they tell of themselves, and all in front of the
    /// checksum.</summary>
    internal static List<(int Start, int Prefix, int Length)> FindHeaders(ReadOnlySpan<byte> file)
    {
        List<(int, int, int)> headers = [];
        for (var at = 0; at + 16 < file.Length; at++)
        {
            if (file.Slice(at, 4).SequenceEqual("OHDR"u8) && file[at + 4] == 2)
            {
                const int Times = 0x20;
                const int Phases = 0x10;
                const int SizeWidth = 3;
                var flags = file[at + 5];
                var sizeAt = at + 6 + ((flags & Times) != 0 ? 16 : 0) + ((flags & Phases) != 0 ? 4 : 0);
                var width = 1 << (flags & SizeWidth);
                var size = 0;
                for (var i = Math.Min(width, 4) - 1; i >= 0; i--)
                {
                    size = (size << 8) | file[sizeAt + i];
                }

                var prefix = sizeAt + width - at;
                if (size > 0 && at + prefix + size + ChecksumLength <= file.Length
                    && BinaryPrimitives.ReadUInt32LittleEndian(
                    file[(at + prefix + size)..]) == Checksum(file.Slice(at, prefix + size)))
                {
                    headers.Add((at, prefix, prefix + size));
                }
            }
        }

        return headers;
    }

    /// <summary>Bob Jenkins' lookup3, hashlittle with an initial value of 0, as HDF5 uses it for metadata.</summary>
    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        const int Block = 12;
        var a = 0xDEADBEEF + (uint)data.Length;
        var (b, c) = (a, a);
        while (data.Length > Block)
        {
            a += BinaryPrimitives.ReadUInt32LittleEndian(data);
            b += BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
            c += BinaryPrimitives.ReadUInt32LittleEndian(data[8..]);
            a = (a - c) ^ BitOperations.RotateLeft(c, 4);
            c += b;
            b = (b - a) ^ BitOperations.RotateLeft(a, 6);
            a += c;
            c = (c - b) ^ BitOperations.RotateLeft(b, 8);
            b += a;
            a = (a - c) ^ BitOperations.RotateLeft(c, 16);
            c += b;
            b = (b - a) ^ BitOperations.RotateLeft(a, 19);
            a += c;
            c = (c - b) ^ BitOperations.RotateLeft(b, 4);
            b += a;
            data = data[Block..];
        }

        if (data.IsEmpty)
        {
            return c;
        }

        Span<byte> rest = stackalloc byte[Block];
        rest.Clear();
        data.CopyTo(rest);
        a += BinaryPrimitives.ReadUInt32LittleEndian(rest);
        b += BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
        c += BinaryPrimitives.ReadUInt32LittleEndian(rest[8..]);
        c = (c ^ b) - BitOperations.RotateLeft(b, 14);
        a = (a ^ c) - BitOperations.RotateLeft(c, 11);
        b = (b ^ a) - BitOperations.RotateLeft(a, 25);
        c = (c ^ b) - BitOperations.RotateLeft(b, 16);
        a = (a ^ c) - BitOperations.RotateLeft(c, 4);
        b = (b ^ a) - BitOperations.RotateLeft(a, 14);
        return (c ^ b) - BitOperations.RotateLeft(b, 24);
    }
}
