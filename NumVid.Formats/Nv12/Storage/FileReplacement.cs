using System;
using System.IO;

namespace NumVid.Formats.Nv12.Storage;

/// <summary>A file that is written beside the one it will replace, and removed unless it is published.</summary>
internal sealed class FileReplacement : IDisposable
{
    private readonly string _path;

    /// <summary>Chooses a name beside a path; nothing is created yet.</summary>
    internal FileReplacement(string path)
    {
        _path = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(_path);
        if (folder is null || !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The folder of '{path}' does not exist.");
        }

        TemporaryPath = Path.Combine(folder, $".{Path.GetFileName(_path)}.{Path.GetRandomFileName()}.tmp");
    }

    /// <summary>Where to write.</summary>
    internal string TemporaryPath { get; }

    /// <summary>Puts the written file in its place, in one step.</summary>
    internal void Publish() => File.Move(TemporaryPath, _path, overwrite: true);

    /// <summary>Removes what was written and not published.</summary>
    public void Dispose() => File.Delete(TemporaryPath);
}
