using System;

namespace EccodesDotNet.Framing;

/// <summary>Looks for the next <c>GRIB</c> in a file.</summary>
internal static class GribMessageFinder
{
    private const int WindowLength = 1 << 16;

    /// <summary>Returns the offset of the next <c>GRIB</c> at or behind a position, or null.</summary>
    internal static long? FindNext(GribSource source, long position)
    {
        // The usual case costs four bytes: the next message follows at once.
        Span<byte> four = stackalloc byte[4];
        if (source.Length - position < four.Length)
        {
            return null;
        }

        source.Read(position, four);
        return four.SequenceEqual("GRIB"u8) ? position : Search(source, position);
    }

    private static long? Search(GribSource source, long position)
    {
        var window = new byte[WindowLength];
        while (source.Length - position >= 4)
        {
            var length = (int)Math.Min(WindowLength, source.Length - position);
            source.Read(position, window.AsSpan(0, length));
            var found = window.AsSpan(0, length).IndexOf("GRIB"u8);
            if (found >= 0)
            {
                return position + found;
            }

            // The last three bytes may begin the word.
            position += length - 3;
        }

        return null;
    }
}
