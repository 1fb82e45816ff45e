using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Hashing;
using NumVid.Formats.Model;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>Makes a GRIB file again, message by message.</summary>
internal sealed class GribRestoration
{
    /// <summary>The name of the format.</summary>
    internal const string Format = "grib";

    private readonly IStoredOriginal _original;
    private readonly IOriginalTarget _target;
    private readonly IReadOnlyList<GribOutlinePart> _parts;

    private GribRestoration(IStoredOriginal original, IOriginalTarget target)
    {
        _original = original;
        _target = target;
        _parts = GribOutlineFormat.Read(original.File.Outline);
    }

    /// <summary>Makes a file again.</summary>
    /// <param name="original">What is kept of it.</param>
    /// <param name="target">Takes its bytes.</param>
    /// <exception cref="InvalidDataException">Something of it is damaged; the message says which part.</exception>
    internal static void Run(IStoredOriginal original, IOriginalTarget target) =>
        new GribRestoration(original, target).Run();

    private void Run()
    {
        var (offset, kept, number) = (0L, 0L, 0);
        foreach (var part in _parts)
        {
            var bytes = new byte[part.Length];
            if (part is GribOutlineMessage message)
            {
                number++;
                kept = Fill(message, bytes, kept);
            }
            else
            {
                kept = Take(bytes, ((GribOutlineBytes)part).KeptLength, kept);
            }

            var what = part is GribOutlineMessage ? $"message {number}" : "what stands between messages";
            if (Crc32.HashToUInt32(bytes) != part.Crc32)
            {
                throw new InvalidDataException(
                    $"{what} (bytes {offset} to {offset + part.Length - 1} of the original) does not come back as it "
                    + "was");
            }

            _target.Write(offset, bytes, what);
            offset += part.Length;
        }

        if (offset != _original.File.Length)
        {
            throw new InvalidDataException(
                $"the outline has {offset} bytes, the original had {_original.File.Length}");
        }
    }

    // Returns where the kept bytes go on.
    private long Fill(GribOutlineMessage message, byte[] bytes, long kept)
    {
        var (position, header) = (0, 0);
        foreach (var field in message.Fields)
        {
            Copy(field.DataAt);
            kept = Take(bytes.AsSpan(position, field.DataLength), field.KeptLength, kept);
            position += field.DataLength;
        }

        Copy(message.Header.Length);
        return kept;

        void Copy(int end)
        {
            if (end < header || end > message.Header.Length)
            {
                throw new InvalidDataException($"a section stands behind {end} of {message.Header.Length} octets");
            }

            message.Header.AsSpan(header, end - header).CopyTo(bytes.AsSpan(position));
            position += end - header;
            header = end;
        }
    }

    private long Take(Span<byte> destination, int keptLength, long kept)
    {
        var bytes = _original.ReadKept(kept, keptLength);
        (keptLength < destination.Length ? GribDeflate.Decompress(bytes, destination.Length) : bytes)
            .CopyTo(destination);
        return kept + keptLength;
    }
}
