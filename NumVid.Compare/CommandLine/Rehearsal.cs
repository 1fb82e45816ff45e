using System.IO;
using NumVid.Compare.Conversions;
using NumVid.Compare.Errors;
using NumVid.Compare.Report;
using NumVid.Compare.Report.Numbers;
using NumVid.Formats;
using NumVid.Formats.Errors;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid restore IN [OUT] --rehearse</c>: originals are made again to nowhere.</summary>
/// <param name="terminal">Where lines go.</param>
internal sealed class Rehearsal(Terminal terminal)
{
    /// <summary>Rehearses a file, or all files of a receipt.</summary>
    /// <param name="from">The file, or the folder.</param>
    /// <param name="originals">The original, or the folder of originals, where they are compared byte by byte; or
    /// null.</param>
    /// <param name="receipts">The receipts of a folder.</param>
    internal int Run(string from, string? originals, string[] receipts)
    {
        try
        {
            return Directory.Exists(from) ? RunTree(from, originals, ReceiptFiles.Read(from, receipts))
                : RunFile(from, originals);
        }
        finally
        {
            terminal.ClearProgress();
        }
    }

    private int RunFile(string from, string? original)
    {
        terminal.ShowProgress(from);
        var kept = Originals.Check(from) ?? throw new UnsupportedDataException(
            $"'{from}' keeps no original: it was not written with the quality 'restorable', or its values were "
            + "changed since.");
        if (original is not null)
        {
            Originals.Rehearse(from, original);
        }

        terminal.ClearProgress();
        terminal.Output.WriteLine(
            kept.DataSetSha256 is null
                ? $"{from}: {Figure.Count(kept.Length)} bytes come back with the SHA-256 {kept.Sha256}"
                    + (original is null ? "" : $", byte by byte those of {original}, which may go")
                : $"{from}: the original of {Figure.Count(kept.Length)} bytes with the SHA-256 {kept.Sha256} comes "
                    + $"back {OriginalText.ProofOf(kept)}"
                    + (original is null ? "" : $". All declarations and values are those of {original}"
                        + (kept.IsWhole ? ", which may go" : ", which is HDF5 and may hold more: keep it")));
        return ExitCode.Done;
    }

    private int RunTree(string folder, string? originals, Receipt receipt)
    {
        if (originals is not null && !Directory.Exists(originals))
        {
            throw new UsageException($"There is no folder '{originals}'.");
        }

        var (passed, failed) = (0, 0);
        var rehearsal = new TreeRehearsal(folder, originals);
        foreach (var result in rehearsal.Run(receipt, path => terminal.ShowProgress(path)))
        {
            terminal.ClearProgress();
            (passed, failed) = result.Problem is null ? (passed + 1, failed) : (passed, failed + 1);
            terminal.Output.WriteLine(result.Problem is { } problem ? $"{result.Source} FAILED: {problem}. Keep it."
                : $"{result.Source} may go: it comes back from {result.Result}, "
                    + (result.IsDataSet ? OriginalText.ProofOf(isDataSet: true) : "as its SHA-256 says")
                    + (!result.IsCompared ? ""
                        : result.IsDataSet ? "; and was compared value by value" : ", and was compared byte by byte"));
        }

        var skipped = RestoreCommand.TellSkipped(terminal, receipt);
        terminal.Output.WriteLine(
            $"{Figure.Count(passed)} originals may go" + (failed == 0 ? "" : $", {Figure.Count(failed)} FAILED") + skipped);
        return failed == 0 ? ExitCode.Done : ExitCode.CheckFailed;
    }
}
