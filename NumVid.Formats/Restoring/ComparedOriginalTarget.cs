using System;
using System.IO;
using System.Threading;
using Microsoft.Win32.SafeHandles;
using NumVid.Formats.Model;

namespace NumVid.Formats.Restoring;

/// <summary>Compares every part with the original itself.</summary>
internal sealed class ComparedOriginalTarget : IFinishedTarget
{
    private readonly SafeFileHandle _file;
    private readonly OriginalFile _original;
    private long _compared;

    /// <summary>Opens the original.</summary>
    internal ComparedOriginalTarget(string path, OriginalFile original)
    {
        _original = original;
        _file = File.OpenHandle(path);
    }

    /// <inheritdoc/>
    public void Write(long offset, ReadOnlySpan<byte> bytes, string what)
    {
        var expected = new byte[bytes.Length];
        var filled = 0;
        for (var read = 1; read > 0 && filled < expected.Length; filled += read)
        {
            read = RandomAccess.Read(_file, expected.AsSpan(filled), offset + filled);
        }

        if (filled < expected.Length || !bytes.SequenceEqual(expected))
        {
            throw new InvalidDataException($"{what} does not come back as it stands in the original");
        }

        Interlocked.Add(ref _compared, bytes.Length);
    }

    /// <inheritdoc/>
    public void Finish()
    {
        if (_compared != _original.Length || RandomAccess.GetLength(_file) != _compared)
        {
            throw new InvalidDataException(
                $"{_compared} bytes come back, the original has {RandomAccess.GetLength(_file)}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
