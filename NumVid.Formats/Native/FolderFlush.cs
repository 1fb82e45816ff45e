using System;
using System.IO;
using System.Runtime.InteropServices;
using NumVid.Formats.Native.Interop;

namespace NumVid.Formats.Native;

/// <summary>Makes sure that a renamed file has its new name after a loss of power.</summary>
internal static class FolderFlush
{
    /// <summary>Waits until the names in a folder are on the disk; does nothing on Windows, which needs none of
    /// it.</summary>
    /// <exception cref="IOException">The system reports a failure.</exception>
    internal static void Run(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // Some file systems have no folders to open or flush; there is nothing better to do there.
        var descriptor = PosixNative.open(folder, PosixNative.O_RDONLY);
        if (descriptor < 0)
        {
            return;
        }

        var result = PosixNative.fsync(descriptor);
        var error = Marshal.GetLastPInvokeError();
        _ = PosixNative.close(descriptor);
        const int InvalidArgument = 22;
        const int InputOutputError = 5;
        if (result < 0 && error is not InvalidArgument and InputOutputError)
        {
            throw new IOException(
                $"The folder '{folder}' could not be flushed to the disk ({Marshal.GetPInvokeErrorMessage(error)}).");
        }
    }
}
