using System;
using System.Collections.Generic;
using System.IO;
using NumVid.Formats.NetCdf.Declarations;

namespace NumVid.Formats.NetCdf.Restoring;

/// <summary>The points of a block whose stored value is not the one that is made, as runs of one value.</summary>
internal static class NetCdfPatch
{
    /// <summary>Writes what differs; empty where nothing does.</summary>
    /// <param name="made">The bytes that are made.</param>
    /// <param name="stored">The bytes that they should be, as many.</param>
    /// <param name="size">Bytes of a value.</param>
    internal static byte[] Of(ReadOnlySpan<byte> made, ReadOnlySpan<byte> stored, int size)
    {
        var runs = Runs(made, stored, size);
        if (runs.Count == 0)
        {
            return [];
        }

        var bytes = new NumberWriter();
        bytes.Add(runs.Count);
        var end = 0;
        foreach (var (start, length) in runs)
        {
            bytes.Add(start - end);
            end = start + length;
        }

        foreach (var (_, length) in runs)
        {
            bytes.Add(length);
        }

        for (var place = 0; place < size; place++)
        {
            foreach (var (start, _) in runs)
            {
                bytes.AddBytes(stored.Slice((start * size) + place, 1));
            }
        }

        return bytes.Written.ToArray();
    }

    /// <summary>Puts what differs into bytes that were made.</summary>
    /// <exception cref="InvalidDataException">The patch is damaged.</exception>
    internal static void Apply(byte[] patch, byte[] made, int size)
    {
        var reader = new NumberReader(patch);
        var (gaps, lengths) = (new int[reader.ReadCount()], Array.Empty<int>());
        for (var i = 0; i < gaps.Length; i++)
        {
            gaps[i] = reader.ReadUpTo(int.MaxValue);
        }

        lengths = new int[gaps.Length];
        for (var i = 0; i < gaps.Length; i++)
        {
            lengths[i] = reader.ReadUpTo(int.MaxValue);
        }

        var values = reader.ReadBytes(checked(gaps.Length * size));
        long at = 0;
        for (var i = 0; i < gaps.Length; i++)
        {
            at += gaps[i];
            if (at + lengths[i] > made.Length / size)
            {
                throw new InvalidDataException($"a patch leads to value {at + lengths[i]} of {made.Length / size}");
            }

            for (var end = at + lengths[i]; at < end; at++)
            {
                for (var place = 0; place < size; place++)
                {
                    made[(at * size) + place] = values[(place * gaps.Length) + i];
                }
            }
        }
    }

    private static List<(int Start, int Length)> Runs(ReadOnlySpan<byte> made, ReadOnlySpan<byte> stored, int size)
    {
        var runs = new List<(int Start, int Length)>();
        for (var i = 0; i < stored.Length / size; i++)
        {
            var value = stored.Slice(i * size, size);
            if (value.SequenceEqual(made.Slice(i * size, size)))
            {
                continue;
            }

            if (runs.Count > 0 && runs[^1] is var (start, length) && start + length == i
                && value.SequenceEqual(stored.Slice(start * size, size)))
            {
                runs[^1] = (start, length + 1);
            }
            else
            {
                runs.Add((i, 1));
            }
        }

        return runs;
    }
}
