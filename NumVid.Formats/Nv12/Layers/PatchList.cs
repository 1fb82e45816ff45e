using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Layers;

/// <summary>Points that are kept exactly, because rounding made them miss the bound.</summary>
internal static class PatchList
{
    private const int HeaderBytes = 8;

    /// <summary>Encodes the values at some places, which ascend.</summary>
    internal static byte[] Encode<T>(List<int> places, ReadOnlySpan<T> values)
    {
        var steps = new int[places.Count];
        var patched = new T[places.Count];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = places[i] - (i == 0 ? 0 : places[i - 1]);
            patched[i] = values[places[i]];
        }

        var stepBytes = ExactCoder.Encode<int>(steps, SegmentGeometry.Row(steps.Length));
        var header = new byte[HeaderBytes];
        BinaryPrimitives.WriteInt32LittleEndian(header, steps.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), stepBytes.Length);
        return [.. header, .. stepBytes, .. ExactCoder.Encode<T>(patched, SegmentGeometry.Row(patched.Length))];
    }

    /// <summary>Puts the kept values in their places.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static void Apply<T>(ReadOnlyMemory<byte> bytes, Span<T> values)
    {
        var count = bytes.Length < HeaderBytes ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes.Span);
        var stepLength = bytes.Length < HeaderBytes ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes.Span[4..]);
        if (count < 0 || count > values.Length || stepLength < 0 || stepLength > bytes.Length - HeaderBytes)
        {
            throw new InvalidDataException(
                $"a patch list of {count} points in {bytes.Length} bytes does not fit {values.Length} values");
        }

        var steps = ExactCoder.Decode<int>(bytes.Slice(HeaderBytes, stepLength), SegmentGeometry.Row(count));
        var patched = ExactCoder.Decode<T>(bytes[(HeaderBytes + stepLength)..], SegmentGeometry.Row(count));
        var place = 0L;
        for (var i = 0; i < count; i++)
        {
            place += steps[i];
            if (steps[i] < (i == 0 ? 0 : 1) || place >= values.Length)
            {
                throw new InvalidDataException(
                    $"patch {i} is {steps[i]} points behind the one before, at {place}; patches ascend within "
                    + $"[0, {values.Length})");
            }

            values[(int)place] = patched[i];
        }
    }
}
