using System;
using System.IO;
using System.IO.Compression;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using NumVid.Compare.Metrics;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.External;

/// <summary>A field as programs of somebody else's read it: float32 in the machine's byte order, row-major, every value
/// finite; and, beside it, what is not.</summary>
/// <remarks>Compressors of raw values know no missing ones. Their places are kept here, as one byte a point, deflated,
/// and count like any other byte.</remarks>
internal static class RawFile
{
    private const byte IsNan = 1;
    private const byte IsPositiveInfinity = 2;
    private const byte IsNegativeInfinity = 3;

    /// <summary>Writes a field.</summary>
    /// <param name="values">The field.</param>
    /// <param name="path">The file of its values.</param>
    /// <param name="marksPath">The file of its marks, which is made where a value is not finite.</param>
    /// <param name="fill">What stands for values that are not finite where none went before.</param>
    /// <returns>The bytes of the marks, deflated; 0 where all values are finite.</returns>
    internal static long Write(FieldValues values, string path, string marksPath, float fill)
    {
        var hasMarks = false;
        var rawMarks = marksPath + ".raw";
        using (var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write))
        using (var marks = File.OpenHandle(rawMarks, FileMode.CreateNew, FileAccess.Write))
        {
            foreach (var block in FieldBlocks.Of(values.Shape))
            {
                var box = values.Read(block.Origin, block.Shape);
                LargeArrays.Count(block.Count * sizeof(float));
                hasMarks |= values.Type == typeof(double)
                    ? WriteBlock<double>(box, block, file, marks, ref fill)
                    : WriteBlock<float>(box, block, file, marks, ref fill);
            }
        }

        var bytes = hasMarks ? Deflate(rawMarks, marksPath) : 0;
        File.Delete(rawMarks);
        return bytes;
    }

    /// <summary>Makes plain marks of deflated ones.</summary>
    internal static void Inflate(string marksPath, string target)
    {
        using var source = new ZLibStream(File.OpenRead(marksPath), CompressionMode.Decompress);
        using var plain = File.Create(target);
        source.CopyTo(plain);
    }

    /// <summary>Reads a box of a field that came back.</summary>
    /// <param name="file">Its values.</param>
    /// <param name="marks">Its plain marks; null where all values are finite.</param>
    /// <param name="block">The box.</param>
    internal static Array Read(SafeFileHandle file, SafeFileHandle? marks, FieldBlock block)
    {
        var box = Array.CreateInstance(typeof(float), block.Shape);
        var values = ArraySpan.Writable<float>(box);
        foreach (var run in block.Runs())
        {
            var target = values.Slice(run.Position, run.Length);
            ReadAll(file, MemoryMarshal.AsBytes(target), run.PointIndex * sizeof(float));
            if (marks is not null)
            {
                var kinds = new byte[run.Length];
                ReadAll(marks, kinds, run.PointIndex);
                Restore(target, kinds);
            }
        }

        return box;
    }

    private static bool WriteBlock<T>(
        Array box, FieldBlock block, SafeFileHandle file, SafeFileHandle marks, ref float fill)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var hasMarks = false;
        foreach (var run in block.Runs())
        {
            var (floats, kinds) = (new float[run.Length], new byte[run.Length]);
            var source = ArraySpan.Of<T>(box).Slice(run.Position, run.Length);
            for (var i = 0; i < source.Length; i++)
            {
                kinds[i] = KindOf(source[i]);
                fill = floats[i] = kinds[i] == 0 ? float.CreateTruncating(source[i]) : fill;
                hasMarks |= kinds[i] != 0;
            }

            RandomAccess.Write(file, MemoryMarshal.AsBytes<float>(floats), run.PointIndex * sizeof(float));
            RandomAccess.Write(marks, kinds, run.PointIndex);
        }

        return hasMarks;
    }

    private static byte KindOf<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.IsFinite(value) ? (byte)0 : T.IsNaN(value) ? IsNan
        : T.IsNegative(value) ? IsNegativeInfinity : IsPositiveInfinity;

    private static void Restore(Span<float> values, ReadOnlySpan<byte> kinds)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = kinds[i] switch
            {
                IsNan => float.NaN,
                IsPositiveInfinity => float.PositiveInfinity,
                IsNegativeInfinity => float.NegativeInfinity,
                _ => values[i],
            };
        }
    }

    private static long Deflate(string source, string target)
    {
        using var plain = File.OpenRead(source);
        using (var packed = new ZLibStream(File.Create(target), CompressionLevel.SmallestSize))
        {
            plain.CopyTo(packed);
        }

        return new FileInfo(target).Length;
    }

    private static void ReadAll(SafeFileHandle file, Span<byte> target, long offset)
    {
        for (var done = 0; done < target.Length;)
        {
            var count = RandomAccess.Read(file, target[done..], offset + done);
            done += count > 0 ? count
                : throw new ExternalProgramException("The values that came back are fewer than those of the field.");
        }
    }
}
