using System.CommandLine;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NumVid.Compare.Conversions;
using NumVid.Compare.Errors;
using NumVid.Compare.Report;
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

    private readonly Argument<string?> _output = new("OUT")
    {
        Description = "The file to make, the original byte by byte, or of NetCDF-4 as an equal dataset; of a folder, the "
            + "folder for all originals. With "
            + "--rehearse: the original, or the folder of all of them, that is compared; it may be left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _rehearse = new("--rehearse")
    {
        Description = "Make each original again to nowhere and compare its SHA-256 with the one that the file and the "
            + "receipt note, and every byte (of NetCDF-4 all declarations and values) where OUT names the originals. "
            + "What passes may be removed.",
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
            "restore",
            "Makes the original of a restorable .nv12 file again and compares its SHA-256, of NetCDF-4 that of the dataset.")
        {
            self._input, self._output, self._rehearse, self._receipts, self._force,
        };
        SharedOptions.SetQuietAction(command, terminal, self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var (from, output) = (parsed.GetRequiredValue(_input), parsed.GetValue(_output));
        var (receipts, overwrites) = (parsed.GetValue(_receipts) ?? [], parsed.GetValue(_force));
        if (!Directory.Exists(from) && !File.Exists(from))
        {
            throw new UsageException($"There is no file '{from}'.");
        }

        if (parsed.GetValue(_rehearse))
        {
            return new Rehearsal(_terminal).Run(from, output, receipts);
        }

        var to = output ?? throw new UsageException("OUT, the file or folder to make, is missing; '--rehearse' needs none.");
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
            _terminal.Output.WriteLine($"{from} -> {to} {Figure.Count(length)} bytes, {ProofOf(from)}; "
                + $"{Figure.Fixed(watch.Elapsed.TotalSeconds, 2)} s");
            return ExitCode.Done;
        }
        finally
        {
            _terminal.ClearProgress();
        }
    }

    private static string ProofOf(string path)
    {
        using var file = NumVidProviders.OpenRead(path);
        return Originals.Of(file) is { DataSetSha256: { } hash }
            ? $"{OriginalText.ProofOf(isDataSet: true)}: its SHA-256 as a dataset is {hash}" : "as its SHA-256 says";
    }

    private int RunTree(string from, string to, string[] receipts, bool overwrites)
    {
        if (File.Exists(to))
        {
            throw new UsageException($"'{to}' is a file; a folder for the originals is expected.");
        }

        var receipt = ReceiptFiles.Read(from, receipts);
        var (restored, failed) = (0, 0);
        var restoring = new TreeRestoring(from, to, overwrites);
        foreach (var result in restoring.Run(receipt, path => _terminal.ShowProgress(path)))
        {
            _terminal.ClearProgress();
            (restored, failed) = result.Problem is null ? (restored + 1, failed) : (restored, failed + 1);
            _terminal.Output.WriteLine(result.Problem is { } problem ? $"{result.Source} FAILED: {problem}."
                : $"{result.Result} -> {result.Source}, "
                    + (result.IsDataSet ? OriginalText.ProofOf(isDataSet: true) : "as its SHA-256 says"));
        }

        _terminal.Output.WriteLine(
            $"{Figure.Count(restored)} restored" + (failed == 0 ? "" : $", {Figure.Count(failed)} FAILED")
                + TellSkipped(_terminal, receipt));
        return failed == 0 ? ExitCode.Done : ExitCode.CheckFailed;
    }

    /// <summary>Names the files of a receipt that were not converted.</summary>
    /// <returns>How many there are, as the end of a summary.</returns>
    internal static string TellSkipped(Terminal terminal, Receipt receipt)
    {
        ReceiptEntry[] skipped = [.. receipt.Entries.Where(entry => entry.Status == ReceiptStatus.Skipped)];
        foreach (var entry in skipped)
        {
            terminal.Output.WriteLine($"{entry.Source} was not converted, and is nowhere here. Keep it.");
        }

        return skipped.Length == 0 ? "" : $", {Figure.Count(skipped.Length)} not converted";
    }
}
