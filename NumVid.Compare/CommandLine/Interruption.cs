using System;
using System.Runtime.InteropServices;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.CommandLine;

/// <summary>Ends the process on Ctrl-C or SIGTERM without leaving a half-written file.</summary>
/// <remarks>A commit cannot be stopped half-way: most of its time is spent inside native encoders. So nothing is asked to
/// stop; the folder with all that is unfinished goes, and the process with it.</remarks>
internal sealed class Interruption : IDisposable
{
    // Linux and macOS number it alike; .NET has no name for it.
    private const PosixSignal FileSizeLimitExceeded = (PosixSignal)25;

    // Unheeded, the signal would end the process in the middle of a write; the write itself then fails with a sentence.
    private readonly PosixSignalRegistration? _fileSizeLimit = OperatingSystem.IsWindows()
        ? null : PosixSignalRegistration.Create(FileSizeLimitExceeded, context => context.Cancel = true);

    private readonly PosixSignalRegistration _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
    private readonly PosixSignalRegistration _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

    private Interruption()
    {
    }

    /// <summary>Watches until disposed.</summary>
    internal static Interruption Watch() => new();

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _fileSizeLimit?.Dispose();
    }

    private static void End(PosixSignalContext context)
    {
        context.Cancel = true;
        WorkFolder.RemoveAll();
        Console.Error.WriteLine("\nInterrupted; nothing half-written was left.");
        Environment.Exit(ExitCode.Interrupted);
    }
}
