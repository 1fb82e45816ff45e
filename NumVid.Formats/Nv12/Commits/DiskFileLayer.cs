using System.IO;
using NumVid.Formats.Native;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>The files of this machine.</summary>
internal sealed class DiskFileLayer : IFileLayer
{
    private const int BufferBytes = 1 << 16;

    private DiskFileLayer()
    {
    }

    /// <summary>The only one.</summary>
    internal static DiskFileLayer Instance { get; } = new();

    /// <inheritdoc/>
    public Stream Create(string path) =>
        new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, BufferBytes);

    /// <inheritdoc/>
    public Stream OpenAt(string path, long end)
    {
        var stream =
            new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, BufferBytes);
        if (stream.Length > end)
        {
            stream.SetLength(end);
        }

        stream.Position = end;
        return stream;
    }

    /// <inheritdoc/>
    public void Flush(Stream stream) => ((FileStream)stream).Flush(flushToDisk: true);

    /// <inheritdoc/>
    public void Move(string source, string target, bool overwrite)
    {
        File.Move(source, target, overwrite);
        FolderFlush.Run(Path.GetDirectoryName(Path.GetFullPath(target))!);
    }

    /// <inheritdoc/>
    public void Delete(string path) => File.Delete(path);
}
