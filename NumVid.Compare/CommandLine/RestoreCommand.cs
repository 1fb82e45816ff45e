using System.CommandLine;
using System.Diagnostics;
using NumVid.Compare.Report.Numbers;
using NumVid.Formats;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid restore IN OUT</c></summary>
internal static class RestoreCommand
{
    /// <summary>Creates the command.</summary>
    internal static Command Create(Terminal terminal)
    {
        var input = new Argument<string>("FILE") { Description = "A .nv12 file that was made with --restorable." };
        var output = new Argument<string>("OUT") { Description = "The file to make: the original, byte by byte." };
        var force = SharedOptions.Force();
        var command = new Command(
            "restore", "Makes the original of a restorable .nv12 file again and compares its SHA-256.")
        { input, output, force };
        command.SetAction(parsed =>
        {
            var (from, to) = (parsed.GetRequiredValue(input), parsed.GetRequiredValue(output));
            var overwrites = parsed.GetValue(force);
            FormatOptions.CheckOutput(to, overwrites);
            var watch = Stopwatch.StartNew();
            terminal.ShowProgress($"{from} -> {to}");
            long length;
            try
            {
                length = Originals.Restore(from, to, overwrites);
            }
            finally
            {
                terminal.ClearProgress();
            }

            terminal.Output.WriteLine($"{from} -> {to} {Figure.Count(length)} bytes, as its SHA-256 says; "
                + $"{Figure.Fixed(watch.Elapsed.TotalSeconds, 2)} s");
            return ExitCode.Done;
        });
        return command;
    }
}
