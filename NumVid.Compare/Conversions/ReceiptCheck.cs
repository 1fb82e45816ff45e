using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Compare.Results;
using NumVid.Formats;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12;

namespace NumVid.Compare.Conversions;

/// <summary>Holds the files of a converted tree against its receipt.</summary>
/// <param name="receipt">The receipt.</param>
/// <param name="folder">The folder with the results.</param>
/// <param name="originals">The folder with the originals; null: results alone are looked at.</param>
internal sealed class ReceiptCheck(Receipt receipt, string folder, string? originals)
{
    /// <summary>Checks file after file.</summary>
    /// <param name="progress">Told the file that comes next.</param>
    internal IEnumerable<CheckedResult> Run(Action<string> progress)
    {
        foreach (var entry in receipt.Entries.Where(entry => entry.Status != ReceiptStatus.Skipped))
        {
            progress(entry.Result ?? entry.Source);
            yield return Check(entry);
        }
    }

    private CheckedResult Check(ReceiptEntry entry)
    {
        var checkedResult = new CheckedResult(entry.Source, entry.Result);
        if (entry.Result is not { } name || entry.ResultChecksum is null)
        {
            return checkedResult with { Problem = $"the receipt says '{Status(entry)}'{Because(entry)}" };
        }

        try
        {
            var path = Path.Combine(folder, name);
            var problem = ProblemOf(path, entry);
            var original = originals is null ? null : Path.Combine(originals, entry.Source);
            var isThere = problem is null && File.Exists(original);
            problem ??= isThere && Provenance.ChecksumOf(original!) != entry.SourceChecksum
                ? "the original is not the one that was converted: it has another SHA-256 than the receipt notes"
                : null;
            var isCompared = isThere && problem is null;
            problem ??= isCompared ? ProblemAgainst(original!, path, entry) : null;
            return checkedResult with
            {
                IsCompared = isCompared,
                Problem = problem ?? (entry.Status == ReceiptStatus.Incomplete
                    ? $"the receipt says 'incomplete'{Because(entry)}" : null),
            };
        }
        catch (Exception exception) when (ErrorSentence.CauseOf(exception) is not MissingLibraryException)
        {
            return checkedResult with { Problem = ErrorSentence.Of(exception).TrimEnd('.') };
        }
    }

    private static string Status(ReceiptEntry entry) => entry.Status.ToString().ToLowerInvariant();

    private static string Because(ReceiptEntry entry) =>
        entry.Reason is { } reason ? $": {reason.TrimEnd('.')}" : "";

    private static string? ProblemOf(string path, ReceiptEntry entry)
    {
        if (!File.Exists(path))
        {
            return "the file is missing";
        }

        var bytes = new FileInfo(path).Length;
        return bytes != entry.ResultBytes
            ? FormattableString.Invariant($"the file has {bytes} bytes, and the receipt notes {entry.ResultBytes}")
            : Provenance.ChecksumOf(path) != entry.ResultChecksum
                ? "the file has another SHA-256 than the receipt notes"
            : NumVidProviders.ProviderNameOfContent(path) == "nv12" && !Nv12Fixity.Check(path).IsSound
                ? "the file has the checksum of the receipt, but is damaged inside: 'verify FILE' shows where"
            : entry.IsRestorable is true && Originals.Check(path)?.Sha256 != entry.SourceChecksum
                ? "the original that comes back has another SHA-256 than the receipt notes"
            : null;
    }

    // The comparison is that of the conversion: the same part of the original, the same bounds.
    private string? ProblemAgainst(string original, string path, ReceiptEntry entry)
    {
        if (entry.IsRestorable is true)
        {
            Originals.Rehearse(path, original);
            return null;
        }

        var request = new ConversionRequest([original], path, receipt.Options)
        {
            Names = entry.Variables.Count > 0 && receipt.Names.Count > 0
                ? [.. entry.Variables.Select(variable => variable.Name)] : [],
            Cut = receipt.Cut,
        };
        using var source = NumVidProviders.OpenRead(original);
        var fields = CutFields.Of(request, TimeJoin.Of(request.Inputs, [source], request.Names));
        var failed = ConversionCheck.Run(request, fields, path).Where(variable => variable.HasFailed).ToArray();
        return failed.Length == 0 ? null
            : $"it is not within its bounds of the original: {string.Join(", ", failed.Select(one => one.Name))}";
    }
}
