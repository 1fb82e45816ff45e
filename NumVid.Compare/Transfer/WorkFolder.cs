using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace NumVid.Compare.Transfer;

/// <summary>A new folder for files that are not finished, removed with all it holds when disposed.</summary>
/// <remarks>Formats keep temporaries of their own beside the file they write. Because they all are in here, nothing
/// half-written is ever seen under a final name or left behind, whatever a format does. All members may be called from
/// any thread: the handler of Ctrl-C is one.</remarks>
internal sealed class WorkFolder : IDisposable
{
    private const string Prefix = ".numvid-";

    private static readonly Lock s_gate = new();
    private static readonly List<WorkFolder> s_open = [];

    private WorkFolder(string path) => Path = path;

    /// <summary>The folder.</summary>
    internal string Path { get; }

    /// <summary>Creates one beside a file that is to be written, so that moving into place is a rename.</summary>
    /// <param name="parent">An existing folder.</param>
    /// <exception cref="IOException">Nothing can be written into it.</exception>
    internal static WorkFolder CreateIn(string parent)
    {
        var name = Prefix + System.IO.Path.GetRandomFileName();
        var folder = new WorkFolder(System.IO.Path.Combine(parent, name));
        lock (s_gate)
        {
            try
            {
                Directory.CreateDirectory(folder.Path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The name in the system's own message is one that nobody asked for.
                throw new IOException(
                    $"Nothing can be written into the folder '{parent}': {ReasonOf(exception)}", exception);
            }

            s_open.Add(folder);
        }

        return folder;
    }

    private static string ReasonOf(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "permission is denied.",
        DirectoryNotFoundException or FileNotFoundException => "it does not take new files.",
        _ => exception.Message,
    };

    /// <summary>Removes those that a process left which was killed.</summary>
    /// <param name="parent">A folder in which nobody else is writing.</param>
    internal static void RemoveLeftIn(string parent)
    {
        foreach (var left in Directory.Exists(parent) ? Directory.GetDirectories(parent, Prefix + "*") : [])
        {
            Remove(left);
        }
    }

    /// <summary>Removes all that are still open: the process is about to end.</summary>
    internal static void RemoveAll()
    {
        lock (s_gate)
        {
            foreach (var folder in s_open)
            {
                Remove(folder.Path);
            }

            s_open.Clear();
        }
    }

    /// <summary>The path of a file in it.</summary>
    internal string File(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (s_gate)
        {
            if (s_open.Remove(this))
            {
                Remove(Path);
            }
        }
    }

    // A writer on another thread may add a file while the folder is emptied, hence a second attempt. A folder that
    // cannot be removed at all must not hide the error that brought us here.
    private static void Remove(string path)
    {
        for (var attempt = 0; attempt < 2 && Directory.Exists(path); attempt++)
        {
            try
            {
                Directory.Delete(path, recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                if (attempt > 0)
                {
                    Console.Error.WriteLine($"Could not remove the temporary folder '{path}': {exception.Message}");
                }
            }
        }
    }
}
