using System.CommandLine;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NumVid.Compare.Conversions;
using NumVid.Compare.Errors;
using NumVid.Compare.Report.Json;
using NumVid.Compare.Report.Numbers;
using NumVid.Formats;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid restore IN OUT</c></summary>
internal sealed class RestoreCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _input = new("IN")
    {
        Description = "A .nv12 file that was made with --restorable, or the folder that 'convert --restorable' made.",
    };

    private readonly Argument<string> _output = new("OUT")
    {
        Description = "The file to make, the original byte by byte; of a folder, the folder for all originals.",
    };

    private readonly Option<string[]> _receipts = new("--receipt")
    {
        Description = "For a folder: the receipt that tells the names of the originals, one for each shard; default: "
            + "receipt.json in it.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _force = SharedOptions.Force();

    private RestoreCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Creates the command.</summary>
    internal static Command Create(Terminal terminal)
    {
        var self = new RestoreCommand(terminal);
        var command = new Command(
            "restore", "Makes the original of a restorable .nv12 file again and compares its SHA-256.")
        {
            self._input, self._output, self._receipts, self._force,
        };
        command.SetAction(self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var (from, to) = (parsed.GetRequiredValue(_input), parsed.GetRequiredValue(_output));
        var (receipts, overwrites) = (parsed.GetValue(_receipts) ?? [], parsed.GetValue(_force));
        try
        {
            if (Directory.Exists(from))
            {
                return RunTree(from, to, receipts, overwrites);
            }

            if (receipts.Length > 0)
            {
                throw new UsageException($"'--receipt' is for a folder, and '{from}' is none.");
            }

            FormatOptions.CheckOutput(to, overwrites);
            var watch = Stopwatch.StartNew();
            _terminal.ShowProgress($"{from} -> {to}");
            var length = Originals.Restore(from, to, overwrites);
            _terminal.ClearProgress();
            _terminal.Output.WriteLine($"{from} -> {to} {Figure.Count(length)} bytes, as its SHA-256 says; "
                + $"{Figure.Fixed(watch.Elapsed.TotalSeconds, 2)} s");
            return ExitCode.Done;
        }
        finally
        {
            _terminal.ClearProgress();
        }
    }

    private int RunTree(string from, string to, string[] receipts, bool overwrites)
    {
        if (File.Exists(to))
        {
            throw new UsageException($"'{to}' is a file; a folder for the originals is expected.");
        }

        var receipt = Receipt.Merge([.. (receipts.Length > 0 ? receipts : [Path.Combine(from, "receipt.json")])
            .Select(path => File.Exists(path) ? ReceiptJson.Read(path) : throw new UsageException(
                $"There is no receipt '{path}', which tells the names of the originals; '--receipt' names it."))]);
        var (restored, failed) = (0, 0);
        var restoring = new TreeRestoring(from, to, overwrites);
        foreach (var result in restoring.Run(receipt, path => _terminal.ShowProgress(path)))
        {
            _terminal.ClearProgress();
            (restored, failed) = result.Problem is null ? (restored + 1, failed) : (restored, failed + 1);
            _terminal.Output.WriteLine(result.Problem is { } problem ? $"{result.Source} FAILED: {problem}."
                : $"{result.Result} -> {result.Source}, as its SHA-256 says");
        }

        _terminal.Output.WriteLine(
            $"{Figure.Count(restored)} restored" + (failed == 0 ? "" : $", {Figure.Count(failed)} FAILED"));
        return failed == 0 ? ExitCode.Done : ExitCode.CheckFailed;
    }
}
