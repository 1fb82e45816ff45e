using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using NumVid.Compare.Errors;
using NumVid.Formats.Movies;

namespace NumVid.Compare.Exports;

/// <summary>Writes a field as the seed experiment did: one MP4 of gray frames with its range in the name, or a pair of
/// them with 16 bits.</summary>
/// <param name="Field">The field.</param>
/// <param name="Range">The values of the smallest and the largest code.</param>
/// <param name="OnFrame">Told how many frames are done.</param>
internal sealed record SeedExport(ExportedField Field, FieldRange Range, Action<int> OnFrame)
{
    private const int PairBits = 16;
    private const int HighBits = 12;
    private const int LowBits = PairBits - HighBits;
    private const double Rate = 25;
    private const int LeastRows = 16;

    /// <summary>The name of a file, as the seed's own script looks for it.</summary>
    /// <param name="word">What stands before the range: <c>video</c>, or with <c>high</c> or <c>low</c>.</param>
    internal string NameOf(string word)
    {
        var (minimum, maximum) = (SeedNumber.TextOf(Range.Minimum), SeedNumber.TextOf(Range.Maximum));
        return string.Create(
            CultureInfo.InvariantCulture, $"{word}_min{minimum}_max{maximum}_fc{Field.FrameCount}.mp4");
    }

    /// <summary>Writes one file of codes of some bits into a folder.</summary>
    /// <returns>The names of the files made.</returns>
    internal IReadOnlyList<string> WriteSingle(string folder, int bitDepth, int? rateFactor)
    {
        CheckSize();
        var name = NameOf("video");
        using var movie = Create(folder, name, bitDepth, rateFactor);
        var bytes = new byte[Field.Rows * Field.Columns * (bitDepth == 8 ? sizeof(byte) : sizeof(ushort))];
        ForEachFrame(bitDepth, codes =>
        {
            Pack(codes, bytes, shift: 0, mask: ushort.MaxValue, bitDepth == 8);
            movie.WriteFrame(bytes);
        });
        movie.Finish();
        return [name];
    }

    /// <summary>Writes a pair of files without loss: the twelve high bits of each code, and the four low ones.</summary>
    /// <returns>The names of the files made.</returns>
    internal IReadOnlyList<string> WritePair(string folder)
    {
        CheckSize();
        var (highName, lowName) = (NameOf("video_high"), NameOf("video_low"));
        using var high = Create(folder, highName, HighBits, rateFactor: null);
        using var low = Create(folder, lowName, 8, rateFactor: null);
        var (highBytes, lowBytes) = (new byte[Field.Rows * Field.Columns * sizeof(ushort)], new byte[Field.Rows * Field.Columns]);
        ForEachFrame(PairBits, codes =>
        {
            Pack(codes, highBytes, LowBits, ushort.MaxValue, isByte: false);
            Pack(codes, lowBytes, shift: 0, (1 << LowBits) - 1, isByte: true);
            high.WriteFrame(highBytes);
            low.WriteFrame(lowBytes);
        });
        high.Finish();
        low.Finish();
        return [highName, lowName];
    }

    private void CheckSize()
    {
        if (Field.Columns < MovieEncoding.NarrowestGray || Field.Rows < LeastRows)
        {
            throw new UsageException($"'{Field.Data.Name}' has frames of {Field.Columns} x {Field.Rows}; x265 takes at least "
                + $"{MovieEncoding.NarrowestGray} x {LeastRows}.");
        }
    }

    private MovieWriter Create(string folder, string name, int bitDepth, int? rateFactor) => MovieWriter.Create(
        Path.Combine(folder, name), MovieEncoding.GrayHevc(bitDepth, rateFactor, Field.Columns),
        Field.Columns, Field.Rows, Rate);

    private void ForEachFrame(int bitDepth, Action<ushort[]> write)
    {
        var values = new double[Field.Rows * Field.Columns];
        var codes = new ushort[values.Length];
        var (largest, span) = ((1 << bitDepth) - 1, Range.Maximum - Range.Minimum);
        for (var frame = 0; frame < Field.FrameCount; frame++)
        {
            Field.Read(frame, values);
            for (var i = 0; i < values.Length; i++)
            {
                if (!double.IsFinite(values[i]))
                {
                    throw new UsageException($"'{Field.Data.Name}' has no value at point {i} of frame {frame}: a gray "
                        + "video has no place for missing values.");
                }

                // Rounded to the nearest code; the seed cuts off, which costs twice the error.
                codes[i] = span > 0
                    ? (ushort)Math.Round(Math.Clamp((values[i] - Range.Minimum) / span, 0, 1) * largest) : (ushort)0;
            }

            write(codes);
            OnFrame(frame + 1);
        }
    }

    private static void Pack(ushort[] codes, byte[] bytes, int shift, int mask, bool isByte)
    {
        var words = MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan());
        for (var i = 0; i < codes.Length; i++)
        {
            var sample = (codes[i] >> shift) & mask;
            if (isByte)
            {
                bytes[i] = (byte)sample;
            }
            else
            {
                words[i] = (ushort)sample;
            }
        }
    }
}
