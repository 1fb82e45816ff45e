using System;
using System.IO;
using System.Threading;
using NumVid.Formats.Nv12.Archive;

namespace NumVid.Formats.Nv12.Fixity;

/// <summary>An entry with blobs of many segments: read when the first of them is asked for, let go with the
/// last.</summary>
/// <param name="archive">The archive.</param>
/// <param name="entry">The entry.</param>
/// <param name="blobCount">How many blobs will be asked for.</param>
internal sealed class SharedEntry(ZipReader archive, ZipEntryRecord entry, int blobCount)
{
    private readonly Lock _lock = new();
    private int _left = blobCount;
    private bool _isRead;
    private byte[]? _content;
    private string? _problem;

    /// <summary>Takes a part.</summary>
    /// <exception cref="InvalidDataException">The entry has no such part, or a reader cannot reach it.</exception>
    internal byte[] Take(int offset, int length)
    {
        var content = TakeContent();
        return content is not null && offset >= 0 && length >= 0 && offset <= content.Length - length
            ? content.AsSpan(offset, length).ToArray()
            : archive.Read(entry, offset, length);
    }

    /// <summary>What is wrong with the entry as a whole, without a stop; null when it is sound.</summary>
    internal string? FindProblem()
    {
        lock (_lock)
        {
            ReadOnce();
            return _problem;
        }
    }

    private byte[]? TakeContent()
    {
        lock (_lock)
        {
            ReadOnce();
            var content = _content;
            if (--_left <= 0)
            {
                _content = null;
            }

            return content;
        }
    }

    private void ReadOnce()
    {
        if (_isRead)
        {
            return;
        }

        _isRead = true;
        try
        {
            _content = archive.ReadStrictly(entry);
        }
        catch (InvalidDataException e)
        {
            _problem = e.Message.TrimEnd('.');
        }
    }
}
