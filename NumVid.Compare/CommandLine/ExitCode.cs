namespace NumVid.Compare.CommandLine;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Everything was done and every check passed.</summary>
    internal const int Done = 0;

    /// <summary>The work was done, but a check failed: a bound, missing places, a missing library.</summary>
    internal const int CheckFailed = 1;

    /// <summary>The work could not be done; a sentence on the error stream says why.</summary>
    internal const int CouldNotRun = 2;

    /// <summary>Stopped from outside, by Ctrl-C for example: 128 + SIGINT, as shells have it.</summary>
    internal const int Interrupted = 130;
}
