using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace NumVid.Tests.Fuzzing;

/// <summary>Changes within the sections of a GRIB file, whose descriptions are small beside its values.</summary>
internal static class GribMutation
{
    // What a section says of itself stands in its first octets; the rest are values, bitmaps and row lengths.
    private const int DescriptionLength = 100;

    internal static byte[] Apply(byte[] source, Random random)
    {
        var sections = FindSections(source);
        if (random.Next(4) == 0 || sections.Count == 0)
        {
            return ByteMutation.Apply(source, random);
        }

        var bytes = (byte[])source.Clone();
        for (var changes = 1 + random.Next(3); changes > 0; changes--)
        {
            var (start, length) = sections[random.Next(sections.Count)];
            ByteMutation.ChangeOne(bytes.AsSpan(start, Math.Min(length, DescriptionLength)), random);
        }

        return bytes;
    }

    private static List<(int Start, int Length)> FindSections(ReadOnlySpan<byte> file)
    {
        List<(int, int)> sections = [];
        for (var message = 0; message + 16 < file.Length && file.Slice(message, 4).SequenceEqual("GRIB"u8);)
        {
            var isSecond = file[message + 7] == 2;
            var end = message + (
                isSecond ? (int)BinaryPrimitives.ReadInt64BigEndian(file[(message + 8)..]) : Read24(file, message + 4));
            var position = message + (isSecond ? 16 : 8);
            sections.Add((message, position - message));
            while (position < end - 4)
            {
                var length = isSecond ? BinaryPrimitives.ReadInt32BigEndian(file[position..]) : Read24(file, position);
                sections.Add((position, length));
                position += length;
            }

            message = end;
        }

        return sections;
    }

    private static int Read24(ReadOnlySpan<byte> file, int at) => (file[at] << 16) | (file[at + 1] << 8) | file[at + 2];
}
