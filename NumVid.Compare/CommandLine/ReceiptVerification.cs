using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using NumVid.Compare.Conversions;
using NumVid.Compare.Errors;
using NumVid.Compare.Report.Json;
using NumVid.Compare.Report.Numbers;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid verify FOLDER --receipt FILE</c></summary>
/// <param name="terminal">Where lines go.</param>
internal sealed class ReceiptVerification(Terminal terminal)
{
    /// <summary>Checks the results of one receipt, or of those of several shards.</summary>
    /// <param name="folder">The folder with the results.</param>
    /// <param name="receipts">The receipts.</param>
    /// <param name="originals">The folder with the originals, or null.</param>
    /// <param name="merged">Where the receipts go as one, or null.</param>
    internal int Run(string folder, IReadOnlyList<string> receipts, string? originals, string? merged)
    {
        foreach (var missing in new[] { folder, originals }.Where(one => one is not null && !Directory.Exists(one)))
        {
            throw new UsageException($"There is no folder '{missing}'.");
        }

        var parts = receipts.Select(ReceiptJson.Read).ToArray();
        var receipt = Receipt.Merge(parts);
        Save(receipt, merged);
        var (sound, compared, failed) = (0, 0, 0);
        foreach (var result in new ReceiptCheck(receipt, folder, originals).Run(path => terminal.ShowProgress(path)))
        {
            terminal.ClearProgress();
            failed += result.Problem is null ? 0 : 1;
            sound += result.Problem is null ? 1 : 0;
            compared += result.IsCompared ? 1 : 0;
            if (result.Problem is { } problem)
            {
                terminal.Output.WriteLine($"{result.Result ?? result.Source} FAILED: {problem}.");
            }
        }

        terminal.ClearProgress();
        var shards = MissingShards(parts);
        terminal.Output.WriteLine($"{folder} against {string.Join(", ", receipts)}: {Figure.Count(sound)} sound"
            + (originals is null ? "" : $", {Figure.Count(compared)} of them compared with their originals")
            + (failed == 0 ? ", none fails" : $", {Figure.Count(failed)} FAILED")
            + (shards.Length == 0 ? "" : $"; shards without a receipt: {shards}"));
        return failed == 0 && shards.Length == 0 ? ExitCode.Done : ExitCode.CheckFailed;
    }

    private static string MissingShards(Receipt[] parts) => string.Join(", ",
        Enumerable.Range(1, parts[0].Shard.Count).Except(parts.Select(part => part.Shard.Number)));

    private static void Save(Receipt receipt, string? merged)
    {
        if (merged is null)
        {
            return;
        }

        FormatOptions.CheckOutput(merged, overwrites: false);
        using var writer = new StreamWriter(
            merged, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        ReceiptJson.Write(writer, receipt);
    }
}
