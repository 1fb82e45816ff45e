using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Where the numbers told from values are not those that were packed.</summary>
internal static class GribNumberCorrections
{
    /// <summary>Notes the differences.</summary>
    /// <param name="found">The numbers told from values.</param>
    /// <param name="packed">Those that were packed.</param>
    /// <param name="mostBytes">What the note may take.</param>
    /// <returns>The note, empty without differences; null where it would take more.</returns>
    internal static byte[]? Find(ReadOnlySpan<long> found, ReadOnlySpan<long> packed, int mostBytes)
    {
        var entries = new NoteWriter();
        ulong count = 0;
        var last = 0;
        for (var i = found.CommonPrefixLength(packed); i < found.Length; i++)
        {
            if (found[i] != packed[i])
            {
                entries.WriteNumber((ulong)(i - last));
                entries.WriteSigned(unchecked(packed[i] - found[i]));
                (last, count) = (i, count + 1);
                if (entries.Length > mostBytes)
                {
                    return null;
                }
            }
        }

        if (count == 0)
        {
            return [];
        }

        var note = new NoteWriter();
        note.WriteNumber(count);
        note.WriteBytes(entries.ToArray());
        return note.ToArray();
    }

    /// <summary>Puts the differences in.</summary>
    internal static void Apply(Span<long> numbers, ref NoteReader note)
    {
        var at = 0;
        for (var left = note.ReadCount(numbers.Length); left > 0; left--)
        {
            at += note.ReadCount(numbers.Length - 1 - at);
            numbers[at] = unchecked(numbers[at] + note.ReadSigned());
        }
    }
}
