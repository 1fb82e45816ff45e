using System.Diagnostics;
using System.Globalization;
using System.IO;
using NumVid.Compare.CommandLine;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>Runs the numvid command: as a process of its own, or, where that makes no difference, inside the
/// tests.</summary>
internal static class NumVidProgram
{
    /// <summary>The built program, of the same configuration as the tests.</summary>
    internal static string Path { get; } = System.IO.Path.Combine(
        TestFiles.Root, "artifacts", "bin", "NumVid.Compare", new DirectoryInfo(TestContext.CurrentContext.TestDirectory).Name, "numvid.dll");

    /// <summary>Runs the built program; no output may hold a stack trace or the name of a parameter in the
    /// code.</summary>
    internal static (int ExitCode, string Output, string Error) Start(params string[] arguments) =>
        Checked(ExternalTool.TryRun("dotnet", [Path, .. arguments]));

    /// <summary>Starts the built program so that it can be interrupted: what a shell runs in the background ignores the
    /// signal, and so would the tests' children.</summary>
    internal static Process StartToInterrupt(params string[] arguments) => Process.Start(
        new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true })!;

    /// <summary>Interrupts a program as Ctrl-C does.</summary>
    internal static void Interrupt(Process process) => ExternalTool.Run("kill", "-INT", process.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Runs a shell script in which $NUMVID is the built program.</summary>
    internal static (int ExitCode, string Output, string Error) StartInShell(string script) =>
        Checked(ExternalTool.TryRun("bash", "-c", $"NUMVID='dotnet {Path}'\n{script}"));

    /// <summary>Runs a command line in this process.</summary>
    internal static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var terminal = new Terminal(output, error, isOutputTerminal: false, showsProgress: false, width: 100);
        var exitCode = Application.Run(arguments, terminal);
        return Checked((exitCode, output.ToString(), error.ToString()));
    }

    private static (int ExitCode, string Output, string Error) Checked((int ExitCode, string Output, string Error) run)
    {
        Assert.That(run.Output + run.Error, Does.Not.Contain("at NumVid.").And.Not.Contain("Unhandled exception").And.Not.Contain("(Parameter '"));
        return run;
    }
}
