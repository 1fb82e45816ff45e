using System;
using System.Runtime.InteropServices;
using System.Threading;
using NumVid.Compare.Errors;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.CommandLine;

/// <summary>Ends the process on Ctrl-C or SIGTERM without leaving a half-written file.</summary>
/// <remarks>A commit cannot be stopped half-way: most of its time is spent inside native encoders. So nothing is asked
/// to stop: what is finished is saved, the folder with all that is unfinished goes, and the process with it.</remarks>
internal sealed class Interruption : IDisposable
{
    private static readonly Lock s_gate = new();
    private static volatile bool s_isEnding;

    // Linux and macOS number it alike; .NET has no name for it.
    private const PosixSignal FileSizeLimitExceeded = (PosixSignal)25;

    // Unheeded, the signal would end the process in the middle of a write; the write itself then fails with a sentence.
    // Never given back: HDF5 writes once more what it could not, when the process ends.
    private static readonly Lazy<PosixSignalRegistration?> s_fileSizeLimit = new(() => OperatingSystem.IsWindows()
        ? null : PosixSignalRegistration.Create(FileSizeLimitExceeded, context => context.Cancel = true));

    private readonly PosixSignalRegistration _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
    private readonly PosixSignalRegistration _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

    private Interruption()
    {
    }

    /// <summary>Saves what is finished before the process ends, and says what it did as a clause with a stop; null when
    /// there was nothing. Set while there is something to save.</summary>
    internal static Func<string?>? Saving { get; set; }

    /// <summary>Watches until disposed.</summary>
    internal static Interruption Watch()
    {
        _ = s_fileSizeLimit.Value;
        return new();
    }

    /// <summary>Does not return once the process is being ended: what fails then fails because its folder went away,
    /// and neither that error nor its exit code must come before ours.</summary>
    internal static void StayWhileEnding()
    {
        if (s_isEnding)
        {
            Thread.Sleep(Timeout.Infinite);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private static void End(PosixSignalContext context)
    {
        context.Cancel = true;
        lock (s_gate)
        {
            if (s_isEnding)
            {
                return;
            }

            s_isEnding = true;
        }

        var saved = SaveFinished();
        WorkFolder.RemoveAll();
        Console.Error.WriteLine($"\nInterrupted; {saved ?? "nothing half-written was left."}");
        Environment.Exit(ExitCode.Interrupted);
    }

    // Whatever goes wrong here, the process has to end.
    private static string? SaveFinished()
    {
        try
        {
            return Saving?.Invoke();
        }
        catch (Exception exception)
        {
            return $"what was finished could not be written: {ErrorSentence.Of(exception)}";
        }
    }
}
