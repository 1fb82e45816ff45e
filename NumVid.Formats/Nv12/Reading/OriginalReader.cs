using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Packed;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Reading;

/// <summary>Reads what a file keeps of its original. For any number of threads.</summary>
internal sealed class OriginalReader : IStoredOriginal
{
    private readonly Nv12File _file;
    private readonly StoredOriginal _original;
    private readonly long[] _starts;
    private readonly Lock _lock = new();
    private (int Number, byte[] Bytes) _last = (-1, []);
    private (StoredSegment? Segment, byte[] Bytes) _lastPacked = (null, []);

    /// <summary>Opens the original of a file.</summary>
    /// <exception cref="InvalidFileException">What is kept of it is damaged.</exception>
    internal OriginalReader(Nv12File file, StoredOriginal original)
    {
        _file = file;
        _original = original;
        _starts = new long[original.Kept.Count + 1];
        for (var i = 0; i < original.Kept.Count; i++)
        {
            _starts[i + 1] = _starts[i] + original.Kept[i].Length;
        }

        try
        {
            File = new OriginalFile(
                original.Format, original.Length, original.Sha256, [.. original.VariableIds.Select(NameOf)],
                original.Parts, file.Read(original.Outline))
            {
                DataSetSha256 = original.DataSetSha256,
            };
        }
        catch (InvalidDataException e)
        {
            throw file.Damaged(e);
        }
    }

    /// <inheritdoc/>
    public OriginalFile File { get; }

    /// <inheritdoc/>
    public long ByteCount => _original.ByteCount;

    /// <inheritdoc/>
    public byte[] ReadKept(long offset, int length)
    {
        if (offset < 0 || length < 0 || offset > _starts[^1] - length)
        {
            throw new InvalidDataException(
                $"{length} kept bytes from byte {offset} on were asked for; there are {_starts[^1]}");
        }

        var result = new byte[length];
        var done = 0;
        var number = Array.BinarySearch(_starts, offset);
        for (number = number < 0 ? ~number - 1 : number; done < length; number++)
        {
            var bytes = Blob(number);
            var start = (int)(offset + done - _starts[number]);
            var part = Math.Min(bytes.Length - start, length - done);
            bytes.AsSpan(start, part).CopyTo(result.AsSpan(done));
            done += part;
        }

        return result;
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> ReadPacked(string variable, int[] origin)
    {
        var stored = _file.Manifest.Variables.First(each => each.Name == variable);
        if (PackedPlanes.SegmentOf(stored, origin) is not { Data: { } blob } segment)
        {
            throw new InvalidDataException($"the variable '{variable}' does not keep a plane as it was packed");
        }

        byte[] bytes;
        lock (_lock)
        {
            _lastPacked = ReferenceEquals(_lastPacked.Segment, segment) ? _lastPacked
                : (segment, _file.ReadBlob(blob, variable));
            bytes = _lastPacked.Bytes;
        }

        return PackedCodec.TakeStream(bytes, PackedPlanes.NumberOf(segment, origin, bytes));
    }

    /// <inheritdoc/>
    public IReadOnlyList<(int[] Origin, int[] Shape)> BoxesOf(string variable) =>
        [.. _file.Manifest.Variables.First(stored => stored.Name == variable).Segments
            .Select(segment => (segment.Box.Origin, segment.Box.Shape))];

    private string NameOf(int id) => _file.Manifest.Variables.FirstOrDefault(variable => variable.Id == id)?.Name
        ?? throw new InvalidDataException($"the original needs variable {id}, which the file does not have");

    private byte[] Blob(int number)
    {
        lock (_lock)
        {
            if (_last.Number != number)
            {
                _last = (number, _file.Read(_original.Kept[number]));
            }

            return _last.Bytes;
        }
    }
}
