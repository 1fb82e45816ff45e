using System;
using System.IO;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using NumVid.Formats.Model;

namespace NumVid.Formats.Restoring;

/// <summary>Writes an original to a file, and reads it again for its SHA-256.</summary>
internal sealed class OriginalFileTarget : IFinishedTarget
{
    private readonly SafeFileHandle _file;
    private readonly OriginalFile _original;
    private readonly bool _replaces;

    /// <summary>Makes the file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="original">What it must be.</param>
    /// <param name="replaces">Whether it takes the place of a file that is lost then, so that it has to be on the disk
    /// before.</param>
    /// <param name="passes">Whether it goes when it is closed.</param>
    internal OriginalFileTarget(string path, OriginalFile original, bool replaces = false, bool passes = false)
    {
        (_original, _replaces) = (original, replaces);
        _file = File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.ReadWrite,
            options: passes ? FileOptions.DeleteOnClose : FileOptions.None);
    }

    /// <inheritdoc/>
    public void Write(long offset, ReadOnlySpan<byte> bytes, string what) => RandomAccess.Write(_file, bytes, offset);

    /// <inheritdoc/>
    public void Finish()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var window = new byte[1 << 20];
        var length = 0L;
        for (var read = 1; read > 0; length += read)
        {
            read = RandomAccess.Read(_file, window, length);
            hash.AppendData(window.AsSpan(0, read));
        }

        if (length != _original.Length || !hash.GetHashAndReset().AsSpan().SequenceEqual(_original.Sha256))
        {
            throw new InvalidDataException(
                $"what was made has not the SHA-256 {Convert.ToHexStringLower(_original.Sha256)} of the original");
        }

        if (_replaces)
        {
            RandomAccess.FlushToDisk(_file);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
