using System;
using System.IO;
using System.Security.Cryptography;

namespace NumVid.Formats.Nv12.Commits;

// Why so: docs/decisions/0024-lock-beside-the-file.md
/// <summary>Says to other programs that one is writing a file. Only programs that ask are kept out.</summary>
/// <remarks>It is a lock of the operating system on a hidden file beside the dataset, so that it ends with the program,
/// however that ends; the hidden file itself means nothing. The dataset cannot carry the lock: it is replaced now and
/// then.</remarks>
internal sealed class WriterLock : IDisposable
{
    private readonly FileStream _file;

    private WriterLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="IOException">Another writer has it.</exception>
    internal static WriterLock Take(string path)
    {
        var fullPath = Path.GetFullPath(path);
        var lockPath = Path.Combine(Path.GetDirectoryName(fullPath)!, $".{Path.GetFileName(fullPath)}.lock");
        while (true)
        {
            var file = Open(lockPath, path);

            // Whoever had the lock before may have removed the file between our opening and locking it. A length by
            // chance tells whether the one of that name is still ours: .NET cannot tell otherwise without locking it a
            // second time.
            file.SetLength(RandomNumberGenerator.GetInt32(1, int.MaxValue));
            var named = new FileInfo(lockPath);
            if (named.Exists && named.Length == file.Length)
            {
                return new WriterLock(file);
            }

            file.Dispose();
        }
    }

    /// <summary>Lets others write.</summary>
    public void Dispose() => _file.Dispose();

    private static FileStream Open(string lockPath, string path)
    {
        try
        {
            return new FileStream(
                lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1,
                FileOptions.DeleteOnClose);
        }
        catch (IOException e) when (IsLocked(e))
        {
            throw new IOException(
                $"'{path}' is being written by another dataset or program. Close it there, or open the file with "
                + "openMode=readOnly.", e);
        }
    }

    // EAGAIN of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static bool IsLocked(IOException e) => (e.HResult & 0xFFFF) is 11 or 35 or 32;
}
