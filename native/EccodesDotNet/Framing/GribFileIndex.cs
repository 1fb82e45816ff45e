using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace EccodesDotNet.Framing;

/// <summary>The fields of a GRIB file, found by its frames alone: <c>GRIB</c>, length, edition, sections,
/// <c>7777</c>.</summary>
/// <remarks>Bytes between messages (bulletin headers, padding) are skipped and counted; a damaged or cut message is an
/// error, because nothing behind it can be trusted. A message with many fields gives one entry for each, without the
/// process-wide switch that ecCodes has for it.</remarks>
public sealed class GribFileIndex
{
    private readonly List<GribField> _fields = [];
    private readonly List<GribFormatException> _damages = [];

    private GribFileIndex()
    {
    }

    /// <summary>The fields in file order.</summary>
    public IReadOnlyList<GribField> Fields => _fields;

    /// <summary>The messages found.</summary>
    public int MessageCount { get; private set; }

    /// <summary>The bytes that belong to no message and are not padding with zeros or blanks.</summary>
    public long SkippedByteCount { get; private set; }

    /// <summary>What is wrong with the messages that salvaging left out, in file order.</summary>
    public IReadOnlyList<GribFormatException> Damages => _damages;

    /// <summary>Walks through a file from message to message, reading the sections' headers only.</summary>
    /// <exception cref="GribFormatException">The file holds no message, or a damaged one.</exception>
    public static GribFileIndex Read(GribSource source) => Read(source, salvages: false);

    /// <summary>Walks through a file, on request past damaged messages to the next <c>GRIB</c>.</summary>
    /// <param name="source">The file.</param>
    /// <param name="salvages">Whether damaged messages are left out and listed instead of thrown.</param>
    /// <exception cref="GribFormatException">The file holds no message, or a damaged one and no salvaging was asked
    /// for.</exception>
    public static GribFileIndex Read(GribSource source, bool salvages)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Length == 0)
        {
            throw new GribFormatException(0, "the file is empty, no GRIB message was found");
        }

        var index = Walk(source, salvages);
        return index.MessageCount > 0 ? index
            : throw (index._damages.Count > 0 ? index._damages[0] : NoMessage(source));
    }

    /// <summary>Walks through a file past all that is damaged; there may be no sound message at all.</summary>
    /// <param name="source">The file.</param>
    public static GribFileIndex ReadSound(GribSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Walk(source, salvages: true);
    }

    private static GribFileIndex Walk(GribSource source, bool salvages)
    {
        var index = new GribFileIndex();
        var position = 0L;
        while (GribMessageFinder.FindNext(source, position) is { } start)
        {
            index.Skip(source, position, start);
            position = start + (salvages ? index.TryAddMessage(source, start) : index.AddMessage(source, start));
        }

        index.Skip(source, position, source.Length);
        return index;
    }

    private void Skip(GribSource source, long start, long end)
    {
        const int WindowLength = 1 << 16;
        var window = new byte[Math.Min(WindowLength, end - start)];
        for (var position = start; position < end; position += window.Length)
        {
            var part = window.AsSpan(0, (int)Math.Min(window.Length, end - position));
            source.Read(position, part);
            if (part.ContainsAnyExcept("\0 \t\r\n"u8))
            {
                SkippedByteCount += end - start;
                return;
            }
        }
    }

    private long TryAddMessage(GribSource source, long start)
    {
        var fieldCount = _fields.Count;
        try
        {
            return AddMessage(source, start);
        }
        catch (GribFormatException damage)
        {
            const int MarkLength = 4;
            _damages.Add(damage);
            _fields.RemoveRange(fieldCount, _fields.Count - fieldCount);
            MessageCount--;
            return MarkLength;
        }
    }

    private long AddMessage(GribSource source, long start)
    {
        MessageCount++;
        Span<byte> head = stackalloc byte[16];
        var available = (int)Math.Min(head.Length, source.Length - start);
        if (available < head.Length)
        {
            throw new GribFormatException(start, $"the file ends {available} bytes after the start of a GRIB message");
        }

        source.Read(start, head);
        return head[7] switch
        {
            1 => Grib1MessageReader.Add(source, start, head, _fields),
            2 => Grib2MessageReader.Add(source, start, head, BinaryPrimitives.ReadUInt64BigEndian(head[8..]), _fields),
            var edition =>
                throw new GribFormatException(start, $"GRIB edition {edition} was found, 1 or 2 was expected"),
        };
    }

    private static GribFormatException NoMessage(GribSource source)
    {
        var head = new byte[Math.Min(4, source.Length)];
        source.Read(0, head);
        if (head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            return new GribFormatException(0, "the file is compressed with gzip; unpack it first");
        }

        return new GribFormatException(0, $"the file starts with {GribFraming.Show(head)} and holds no GRIB message");
    }
}
