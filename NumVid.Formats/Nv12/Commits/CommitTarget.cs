using System;
using System.IO;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>Where a commit is written: behind the end of the file, or beside it. What is not published leaves no
/// trace.</summary>
internal abstract class CommitTarget(string path, Stream stream, IFileLayer layer) : IDisposable
{
    private bool _isClosed;

    /// <summary>The path of what is being written.</summary>
    internal string Path => path;

    /// <summary>Takes the bytes.</summary>
    internal Stream Stream => stream;

    /// <summary>Whether the bytes make a new file, which holds all that it needs.</summary>
    internal abstract bool IsNewFile { get; }

    /// <summary>Whether the commit has been put in its place.</summary>
    protected bool IsPublished { get; private set; }

    /// <summary>The files.</summary>
    protected IFileLayer Layer => layer;

    /// <summary>Waits until what was written so far is on the disk.</summary>
    internal void Flush() => layer.Flush(stream);

    /// <summary>Puts the commit in its place, when its end record is on the disk.</summary>
    internal void Publish()
    {
        Close();
        PutInPlace();
        IsPublished = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!IsPublished)
        {
            TakeBack();
        }

        Close();
    }

    /// <summary>Gives the written bytes their place.</summary>
    protected abstract void PutInPlace();

    /// <summary>Removes what was written.</summary>
    protected abstract void TakeBack();

    /// <summary>Closes the stream.</summary>
    protected void Close()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            stream.Dispose();
        }
    }
}
