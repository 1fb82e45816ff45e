using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>The bytes in which a section differs from the one made again.</summary>
internal static class GribSectionPatch
{
    // A run ends where at least as many bytes agree as the next one needs for its place and length.
    private const int ShortestGap = 3;

    // What a section may be longer than its numbers need.
    private const int MostPadding = 1 << 20;

    /// <summary>Notes the differences.</summary>
    /// <param name="made">The section made again.</param>
    /// <param name="wanted">The section as it was.</param>
    /// <param name="edition">Tells how a section that has become longer or shorter says so.</param>
    /// <param name="mostBytes">What the note may take.</param>
    /// <returns>The note, empty without differences; null where it would take more.</returns>
    internal static byte[]? Find(ReadOnlySpan<byte> made, ReadOnlySpan<byte> wanted, int edition, int mostBytes)
    {
        if (made.SequenceEqual(wanted))
        {
            return [];
        }

        var note = new NoteWriter();
        if (wanted.Length - made.Length > MostPadding)
        {
            return null;
        }

        note.WriteSigned((long)wanted.Length - made.Length);
        made = Resize(made, wanted.Length, edition);
        var last = 0;
        for (var start = made.CommonPrefixLength(wanted); start < wanted.Length;)
        {
            var end = FindEnd(made, wanted, start);
            note.WriteNumber((ulong)(start - last));
            note.WriteNumber((ulong)(end - start));
            note.WriteBytes(wanted[start..end]);
            if (note.Length > mostBytes)
            {
                return null;
            }

            last = end;
            start = end + made[end..].CommonPrefixLength(wanted[end..]);
        }

        return note.ToArray();
    }

    /// <summary>Puts the differences in; they are all that is left of the note.</summary>
    internal static byte[] Apply(ReadOnlySpan<byte> made, int edition, ref NoteReader note)
    {
        var difference = note.ReadSigned();
        if (difference > MostPadding || difference < -made.Length)
        {
            throw NoteReader.Damaged($"a section of {made.Length} bytes cannot have {difference} more");
        }

        var bytes = Resize(made, made.Length + (int)difference, edition);
        for (var at = 0; note.Left > 0;)
        {
            at += note.ReadCount(bytes.Length - at);
            var count = note.ReadCount(bytes.Length - at);
            note.ReadBytes(count).CopyTo(bytes.AsSpan(at));
            at += count;
        }

        return bytes;
    }

    private static byte[] Resize(ReadOnlySpan<byte> made, int length, int edition)
    {
        var bytes = new byte[length];
        made[..Math.Min(made.Length, length)].CopyTo(bytes);
        if (length != made.Length && length > GribSectionHeader.LengthOctets)
        {
            GribSectionHeader.WriteLength(bytes, edition);
        }

        return bytes;
    }

    private static int FindEnd(ReadOnlySpan<byte> made, ReadOnlySpan<byte> wanted, int start)
    {
        var end = start + 1;
        for (var at = end; at < wanted.Length && at - end < ShortestGap; at++)
        {
            if (made[at] != wanted[at])
            {
                end = at + 1;
            }
        }

        return end;
    }
}
