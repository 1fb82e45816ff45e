using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Hashing;
using NumVid.Formats.Model;
using NumVid.Formats.Restoring;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>Makes a GRIB file again: first what is kept of it, then its fields, in the order in which values are best
/// read.</summary>
internal sealed class GribRestoration
{
    /// <summary>The name of the format.</summary>
    internal const string Format = "grib";

    private readonly IStoredOriginal _original;
    private readonly IOriginalTarget _target;
    private readonly List<GribRestoredField> _made = [];
    private long _offset;
    private long _kept;

    private GribRestoration(IStoredOriginal original, IOriginalTarget target)
    {
        _original = original;
        _target = target;
    }

    /// <summary>Makes a file again.</summary>
    /// <param name="original">What is kept of it.</param>
    /// <param name="values">Reads boxes of variables.</param>
    /// <param name="target">Takes its bytes.</param>
    /// <exception cref="InvalidDataException">Something of it is damaged; the message says which part.</exception>
    internal static void Run(IStoredOriginal original, IOriginalValues values, IOriginalTarget target)
    {
        var restoration = new GribRestoration(original, target);
        restoration.WriteKept();
        GribFieldGroups.Run(restoration._made, original, values, target);
    }

    private void WriteKept()
    {
        var number = 0;
        foreach (var part in GribOutlineFormat.Read(_original.File.Outline))
        {
            if (part is GribOutlineMessage message)
            {
                Write(message, ++number);
            }
            else if (part is GribOutlineBytes bytes)
            {
                WriteKept(bytes.Length, bytes.KeptLength, bytes.Crc32, "what stands between messages");
            }
        }

        if (_offset != _original.File.Length)
        {
            throw new InvalidDataException(
                $"the outline has {_offset} bytes, the original had {_original.File.Length}");
        }
    }

    private void Write(GribOutlineMessage message, int number)
    {
        var written = 0;
        for (var i = 0; i < message.Fields.Count; i++)
        {
            var field = message.Fields[i];
            WriteHeader(message, ref written, field.DataAt, number);
            if (field.IsKept)
            {
                WriteKept(field.Length, field.KeptLength, field.Crc32, $"message {number}");
            }
            else
            {
                _made.Add(new GribRestoredField(message, i, number, _offset));
                _offset += field.Length;
            }
        }

        WriteHeader(message, ref written, message.Header.Length, number);
    }

    private void WriteHeader(GribOutlineMessage message, ref int written, int end, int number)
    {
        if (end < written || end > message.Header.Length)
        {
            throw new InvalidDataException(
                $"a section of message {number} stands behind {end} of {message.Header.Length} octets");
        }

        _target.Write(_offset, message.Header.AsSpan(written, end - written), $"message {number}");
        _offset += end - written;
        written = end;
    }

    private void WriteKept(int length, int keptLength, uint crc, string what)
    {
        var bytes = _original.ReadKept(_kept, keptLength);
        bytes = keptLength < length ? OriginalDeflate.Decompress(bytes, length) : bytes;
        if (Crc32.HashToUInt32(bytes) != crc)
        {
            throw new InvalidDataException(
                $"{what} (bytes {_offset} to {_offset + length - 1} of the original) does not come back as it was");
        }

        _target.Write(_offset, bytes, what);
        _kept += keptLength;
        _offset += length;
    }
}
