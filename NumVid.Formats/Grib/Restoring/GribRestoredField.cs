using System;
using System.IO;
using System.IO.Hashing;
using System.Numerics;
using NumVid.Formats.Grib.Restoring.Sections;
using NumVid.Formats.Model;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>A field whose data section is made from values.</summary>
/// <param name="Message">Its message.</param>
/// <param name="Index">Its place in the message.</param>
/// <param name="Number">The number of the message in the file, from 1.</param>
/// <param name="Offset">Where its bitmap, or else its data section, stands in the file.</param>
internal sealed record GribRestoredField(GribOutlineMessage Message, int Index, int Number, long Offset)
{
    /// <summary>Its outline.</summary>
    internal GribOutlineField Outline => Message.Fields[Index];

    /// <summary>Whether its code stream is kept with its values.</summary>
    internal bool IsPacked => Outline.Note is [GribPackedFields.Note];

    /// <summary>Makes the field again from its code stream.</summary>
    /// <param name="stream">The code stream.</param>
    /// <param name="target">Takes its bytes.</param>
    /// <exception cref="InvalidDataException">It does not come back as it was.</exception>
    internal void Make(ReadOnlySpan<byte> stream, IOriginalTarget target) =>
        Write(GribPackedFields.SectionOf(stream), target);

    /// <summary>Makes the field again.</summary>
    /// <param name="plane">Its values in our order.</param>
    /// <param name="waitFor">Waits until so many of them are there.</param>
    /// <param name="target">Takes its bytes.</param>
    /// <exception cref="InvalidDataException">It does not come back as it was.</exception>
    internal void Make<T>(ReadOnlySpan<T> plane, Action<int> waitFor, IOriginalTarget target)
        where T : struct, IFloatingPointIeee754<T>
    {
        byte[] bytes;
        try
        {
            if (!Outline.Order.Scanning.IsNormal || Outline.BitmapLength > 0)
            {
                waitFor(plane.Length);
            }

            var values = Outline.Order.ToMessage(plane);
            var bitmap = new byte[Outline.BitmapLength];
            var headers = GribFieldHeaders.Parse(Message.Header[7], SectionsOf(values, bitmap), values.Length);
            var data = GribDataSections.Remake(headers, values, Outline.Note, waitFor);
            bytes = bitmap.Length == 0 ? data : [.. bitmap, .. data];
        }
        catch (Exception error) when (error is InvalidDataException or OverflowException)
        {
            throw new InvalidDataException($"{Text} cannot be made again: {error.Message.TrimEnd('.')}", error);
        }

        Write(bytes, target);
    }

    private void Write(byte[] bytes, IOriginalTarget target)
    {
        if (bytes.Length != Outline.Length || Crc32.HashToUInt32(bytes) != Outline.Crc32)
        {
            throw new InvalidDataException($"{Text} does not come back as it was");
        }

        target.Write(Offset, bytes, $"message {Number}");
    }

    private string Text => $"message {Number} (bytes {Offset} to {Offset + Outline.Length - 1} of the original)";

    // A bitmap that an earlier field of the message has says the same as the values of this one.
    private byte[] SectionsOf<T>(ReadOnlySpan<T> values, byte[] made)
        where T : struct, IFloatingPointIeee754<T>
    {
        var walk = new GribHeaderWalk(Message.Header);
        byte[] bitmap = [];
        for (var i = 0; i <= Index; i++)
        {
            var (field, length) = (Message.Fields[i], Message.Fields[i].BitmapLength);
            bitmap = length == 0 || length == bitmap.Length ? bitmap
                : GribMadeBitmap.TryMake(walk.Edition, length, values)
                    ?? throw new InvalidDataException($"{values.Length} points have no bitmap of {length}");
            walk.Next(field.DataAt, length == 0 ? default : bitmap);
        }

        bitmap.AsSpan(0, Outline.BitmapLength).CopyTo(made);
        return walk.CopySections();
    }
}
