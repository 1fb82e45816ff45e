using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace EccodesDotNet.Framing;

/// <summary>A GRIB file opened for reads at any place.</summary>
/// <remarks>Thread-safe: reads carry their offset, there is no shared position. The length is that at
/// opening.</remarks>
public sealed class GribSource : IDisposable
{
    private readonly SafeFileHandle _file;

    /// <summary>Opens a file; others may read, replace or delete it meanwhile.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public GribSource(string path)
    {
        _file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        Length = RandomAccess.GetLength(_file);
    }

    /// <summary>The file's length in bytes.</summary>
    public long Length { get; }

    /// <summary>Fills the destination from an offset.</summary>
    /// <exception cref="GribFormatException">The file ends before.</exception>
    public void Read(long offset, Span<byte> destination)
    {
        var filled = 0;
        while (filled < destination.Length)
        {
            var count = RandomAccess.Read(_file, destination[filled..], offset + filled);
            if (count == 0)
            {
                throw new GribFormatException(offset, $"the file ends after {filled} of {destination.Length} bytes");
            }

            filled += count;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();
}
