using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>The bytes in which a section differs from the one made again.</summary>
internal static class GribSectionPatch
{
    // A run ends where at least as many bytes agree as the next one needs for its place and length.
    private const int ShortestGap = 3;

    /// <summary>Notes the differences.</summary>
    /// <param name="made">The section made again.</param>
    /// <param name="wanted">The section as it was.</param>
    /// <param name="mostBytes">What the note may take.</param>
    /// <returns>The note, empty without differences; null where it would take more.</returns>
    internal static byte[]? Find(ReadOnlySpan<byte> made, ReadOnlySpan<byte> wanted, int mostBytes)
    {
        if (made.SequenceEqual(wanted))
        {
            return [];
        }

        var note = new NoteWriter();
        note.WriteSigned((long)wanted.Length - made.Length);
        var common = Math.Min(made.Length, wanted.Length);
        var last = 0;
        for (var start = made.CommonPrefixLength(wanted); start < wanted.Length;)
        {
            var end = FindEnd(made[..common], wanted, start);
            note.WriteNumber((ulong)(start - last));
            note.WriteNumber((ulong)(end - start));
            note.WriteBytes(wanted[start..end]);
            if (note.Length > mostBytes)
            {
                return null;
            }

            last = end;
            start = end + (end < common ? made[end..common].CommonPrefixLength(wanted[end..]) : 0);
        }

        return note.ToArray();
    }

    /// <summary>Puts the differences in; they are all that is left of the note.</summary>
    internal static byte[] Apply(ReadOnlySpan<byte> made, ref NoteReader note)
    {
        // What is longer than the section made again stands in the note.
        var difference = note.ReadSigned();
        if (difference > note.Left || difference < -made.Length)
        {
            throw NoteReader.Damaged($"a section of {made.Length} bytes cannot have {difference} more");
        }

        var bytes = new byte[made.Length + (int)difference];
        made[..Math.Min(made.Length, bytes.Length)].CopyTo(bytes);
        for (var at = 0; note.Left > 0;)
        {
            at += note.ReadCount(bytes.Length - at);
            var count = note.ReadCount(bytes.Length - at);
            note.ReadBytes(count).CopyTo(bytes.AsSpan(at));
            at += count;
        }

        return bytes;
    }

    private static int FindEnd(ReadOnlySpan<byte> made, ReadOnlySpan<byte> wanted, int start)
    {
        var end = start + 1;
        for (var at = end; at < wanted.Length && at - end < ShortestGap; at++)
        {
            if (at >= made.Length || made[at] != wanted[at])
            {
                end = at + 1;
            }
        }

        return end;
    }
}
