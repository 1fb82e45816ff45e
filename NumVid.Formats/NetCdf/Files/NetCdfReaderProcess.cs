using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using NumVid.Formats.Errors;
using NumVid.Formats.Native;
using NumVid.Formats.NetCdf.Interop;

namespace NumVid.Formats.NetCdf.Files;

// Why so: docs/decisions/0054-netcdf4-files-are-read-in-another-process.md
/// <summary>The program that reads NetCDF-4 files for us: what crashes or hangs there would do so here.</summary>
/// <remarks>HDF5 1.10 believes sizes in damaged files: it copies from beyond its memory, or turns around for ever. The
/// program is started once and serves all files; after a crash the next request starts another. Requests are described
/// in native/netcdf_reader. Where it was not built (it needs a C compiler), files are read without it. Safe for use by
/// many threads, one request at a time.</remarks>
internal static class NetCdfReaderProcess
{
    private const string ProgramName = "netcdf_reader";
    private const int SignalBase = 128;
    private const int KillSignal = 9;
    private const int TerminationSignal = 15;
    private const int ProfilingSignal = 27;

    private static readonly string s_program = NativeFolders.Find(ProgramName);

    private static readonly Lock s_lock = new();
    private static Process? s_process;
    private static BufferedStream? s_answers;
    private static bool s_isMissing;

    /// <summary>Whether there is the program.</summary>
    internal static bool IsBuilt => File.Exists(s_program);

    /// <summary>Whether the program can be used; starts it.</summary>
    internal static bool IsAvailable
    {
        get
        {
            lock (s_lock)
            {
                Start();
                return s_process is not null;
            }
        }
    }

    /// <summary>Asks for something.</summary>
    /// <param name="request">The letter of the request, the path, a zero byte, numbers.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="variable">The variable asked for, or null.</param>
    /// <param name="read">Takes exactly the answer from the stream; an <see cref="InvalidFileException"/> says that it
    /// was a status alone.</param>
    /// <exception cref="InvalidFileException">The library crashed or hung, or <paramref name="read"/> threw
    /// it.</exception>
    /// <exception cref="IOException">Somebody ended the program.</exception>
    internal static T Ask<T>(ReadOnlySpan<byte> request, string path, string? variable, Func<Stream, T> read)
    {
        lock (s_lock)
        {
            if (!TryPut(request))
            {
                // It ended between two requests: somebody has killed it.
                Forget();
                if (!TryPut(request))
                {
                    throw new IOException($"'{path}' cannot be read: {ProgramName} does not stay alive.");
                }
            }

            try
            {
                return read(s_answers!);
            }
            catch (EndOfStreamException)
            {
                throw Ended(path, variable);
            }
            catch (Exception error) when (error is not InvalidFileException)
            {
                // What is left of the answer would be taken for the next one.
                s_process!.Kill();
                Forget();
                throw;
            }
        }
    }

    /// <summary>Tells something that has no answer; nothing happens where no program runs.</summary>
    internal static void Tell(ReadOnlySpan<byte> request)
    {
        lock (s_lock)
        {
            if (s_process is not null && !TryPut(request))
            {
                Forget();
            }
        }
    }

    private static bool TryPut(ReadOnlySpan<byte> request)
    {
        Start();
        try
        {
            s_process?.StandardInput.BaseStream.Write(request);
            s_process?.StandardInput.BaseStream.Flush();
            return s_process is not null;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static IOException Ended(string path, string? variable)
    {
        s_process!.WaitForExit();
        var code = s_process.ExitCode;
        Forget();
        var (what, are) = variable is null ? ("its header", "is") : ("its values", "are");
        return (code - SignalBase) switch
        {
            ProfilingSignal => new InvalidFileException(
                path, $"the NetCDF library does not come to an end with {what}, which {are} damaged", variable),
            <= 0 or KillSignal or TerminationSignal => new IOException(string.Create(
                CultureInfo.InvariantCulture, $"'{path}' was not read: {ProgramName}, which reads it, was ended from "
                    + $"outside (code {code}). Try again, with more free memory.")),
            var signal => new InvalidFileException(
                path, string.Create(CultureInfo.InvariantCulture,
                    $"the NetCDF library crashes on {what}, which {are} damaged (signal {signal})"), variable),
        };
    }

    // The next request gets a new process.
    private static void Forget()
    {
        s_process?.Dispose();
        s_process = null;
    }

    private static void Start()
    {
        if (s_process is not null || s_isMissing)
        {
            return;
        }

        if (!IsBuilt || NativeLibraryResolver.FileNameOf(NativeLibraryResolver.NetCdf) is not { } library)
        {
            s_isMissing = true;
            return;
        }

        // Until it has closed what it inherited, no file of HDF5's may be closed here: its lock would stay.
        using var gate = NetCdfGate.Enter();
        s_process = Process.Start(
            new ProcessStartInfo(s_program, [library]) { RedirectStandardInput = true, RedirectStandardOutput = true });
        if (s_process is not null)
        {
            const int AnswerBuffer = 1 << 16;
            s_answers = new BufferedStream(s_process.StandardOutput.BaseStream, AnswerBuffer);
            s_isMissing = !IsReady(s_answers);
        }

        if (s_process is null || s_isMissing)
        {
            s_isMissing = true;
            Forget();
        }
    }

    private static bool IsReady(BufferedStream answers)
    {
        var status = -1;
        var bytes = MemoryMarshal.AsBytes(new Span<int>(ref status));
        return answers.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length && status == 0;
    }
}
