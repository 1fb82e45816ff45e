using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using NumVid.Formats.Errors;
using NumVid.Formats.Native;
using NumVid.Formats.NetCdf.Interop;

namespace NumVid.Formats.NetCdf;

/// <summary>Lets another process read a NetCDF-4 file's metadata and text first: what crashes or hangs there would do so here.</summary>
/// <remarks>HDF5 believes the sizes in its global heap, where attributes and text lie: a damaged one makes it read beyond its memory or
/// turn around for ever (1.10.8: H5HG_read, H5HG__cache_heap_deserialize). The process is started once and answers in a millisecond.
/// Where it was not built (native/netcdf_probe needs a C compiler), files are opened without it. Safe for use by many threads.</remarks>
internal static class NetCdfProbe
{
    private const string ProgramName = "netcdf_probe";
    private const string Ready = "ready";
    private const int SignalBase = 128;
    private const int ProfilingSignal = 27;

    private static readonly string s_program = Path.Combine(
        Path.GetDirectoryName(typeof(NetCdfProbe).Assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory, ProgramName);

    private static readonly Lock s_lock = new();
    private static Process? s_process;
    private static bool s_isMissing;

    /// <summary>Whether the program stands beside this assembly.</summary>
    internal static bool IsBuilt => File.Exists(s_program);

    /// <summary>Tries a file.</summary>
    /// <exception cref="InvalidFileException">The library would crash on it or hang.</exception>
    internal static void Check(string path)
    {
        lock (s_lock)
        {
            var question = Encoding.UTF8.GetBytes(Path.GetFullPath(path) + '\0');
            if (!TryPut(question))
            {
                // It ended between two questions: somebody has killed it.
                Forget();
                _ = TryPut(question);
            }

            if (s_process is null || s_process.StandardOutput.ReadLine() is not null)
            {
                return;
            }

            s_process.WaitForExit();
            var exitCode = s_process.ExitCode;
            Forget();
            throw new InvalidFileException(path, exitCode - SignalBase == ProfilingSignal
                ? "the NetCDF library does not come to an end with its header, which is damaged"
                : string.Create(CultureInfo.InvariantCulture, $"the NetCDF library crashes on its header, which is damaged (signal {exitCode - SignalBase})"));
        }
    }

    // True as well when there is no process to be had.
    private static bool TryPut(byte[] question)
    {
        s_process ??= Start();
        try
        {
            s_process?.StandardInput.BaseStream.Write(question);
            s_process?.StandardInput.BaseStream.Flush();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    // The next file gets a new process.
    private static void Forget()
    {
        s_process?.Dispose();
        s_process = null;
    }

    private static Process? Start()
    {
        if (s_isMissing || !IsBuilt || NativeLibraryResolver.FileNameOf(NativeLibraryResolver.NetCdf) is not { } library)
        {
            s_isMissing = true;
            return null;
        }

        // Until it has closed what it inherited, no file of HDF5's may be closed here: its lock would stay.
        using var gate = NetCdfGate.Enter();
        var process = Process.Start(new ProcessStartInfo(s_program, [library]) { RedirectStandardInput = true, RedirectStandardOutput = true });
        if (process?.StandardOutput.ReadLine() == Ready)
        {
            return process;
        }

        process?.Dispose();
        s_isMissing = true;
        return null;
    }
}
