using System.CommandLine;
using System.IO;
using NumVid.Compare.Errors;
using NumVid.Compare.Report.Numbers;
using NumVid.Formats.Nv12;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid repack FILE</c></summary>
internal static class RepackCommand
{
    /// <summary>Creates the command.</summary>
    internal static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The .nv12 file." };
        var command = new Command(
            "repack", "Writes a .nv12 file anew without what later commits have replaced; no value changes.") { file };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var before = new FileInfo(path) is { Exists: true } info ? info.Length
                : throw new UsageException($"There is no file '{path}'.");
            Nv12Repacking.Run(path);
            terminal.Output.WriteLine(
                $"{path}: {Figure.Count(before)} bytes -> {Figure.Count(new FileInfo(path).Length)} bytes");
            return ExitCode.Done;
        });
        return command;
    }
}
