using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NumVid.Tests.Formats.Nv12.Commits;

/// <summary>A disk that loses power: what was flushed is there, of what was written since any part may be, in any
/// order.</summary>
internal sealed class CrashedDisk
{
    private readonly Dictionary<string, (byte[] Durable, List<FileStep> Pending)> _files = [];

    /// <summary>The writes that may or may not have reached the disk, of all files.</summary>
    internal int PendingCount => _files.Values.Sum(file => file.Pending.Count);

    /// <summary>Takes one step more.</summary>
    internal void Do(FileStep step)
    {
        switch (step.Kind)
        {
            case FileStepKind.Create:
                _files.Add(step.Path, ([], []));
                break;
            case FileStepKind.Flush:
                _files[step.Path] = (Apply(_files[step.Path].Durable, _files[step.Path].Pending), []);
                break;
            case FileStepKind.Move:
                // A rename may reach the disk before bytes that were not flushed: there must be none.
                if (_files[step.Path].Pending.Count > 0)
                {
                    throw new InvalidOperationException("A file was renamed before its bytes were flushed.");
                }

                _files.Remove(step.Path, out var moved);
                _files[step.Target] = moved;
                break;
            case FileStepKind.Delete:
                _files.Remove(step.Path);
                break;
            default:
                _files[step.Path].Pending.Add(step);
                break;
        }
    }

    /// <summary>What may be found of a file after the loss of power now, or null when it is not there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="choose">Says for each pending write how many of its bytes are there.</param>
    internal byte[]? ContentOf(string path, Func<FileStep, int> choose)
    {
        if (!_files.TryGetValue(path, out var file))
        {
            return null;
        }

        return Apply(file.Durable, file.Pending.Select(step => step.Kind == FileStepKind.Write
            ? step with { Bytes = step.Bytes[..choose(step)] }
            : step));
    }

    private static byte[] Apply(byte[] content, IEnumerable<FileStep> steps)
    {
        using var stream = new MemoryStream();
        stream.Write(content);
        foreach (var step in steps)
        {
            if (step.Kind == FileStepKind.SetLength)
            {
                stream.SetLength(step.Offset);
            }
            else if (step.Bytes.Length > 0)
            {
                stream.Position = step.Offset;
                stream.Write(step.Bytes);
            }
        }

        return stream.ToArray();
    }
}
