using System;
using System.Diagnostics;
using System.Threading.Tasks;
using NUnit.Framework;

namespace NumVid.Tests.Support;

/// <summary>Runs an independent program (grib_get, ncdump, ffprobe, ...) as the judge of what we wrote.</summary>
internal static class ExternalTool
{
    /// <summary>Runs a program without a shell and returns what it printed; a non-zero exit code fails the
    /// test.</summary>
    internal static string Run(string program, params string[] arguments)
    {
        var (exitCode, output, error) = TryRun(program, arguments);
        Assert.That(exitCode, Is.Zero, $"{program} {string.Join(' ', arguments)}\n{error}\n{output}");
        return output;
    }

    /// <summary>Runs a program without a shell; it must be installed (native/install-deps) but may fail.</summary>
    internal static (int ExitCode, string Output, string Error) TryRun(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        var error = Task.Run(process.StandardError.ReadToEnd);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
