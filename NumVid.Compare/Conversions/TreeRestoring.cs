using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Compare.Results;
using NumVid.Formats;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Conversions;

/// <summary>Makes the originals of a converted tree again, under their own names.</summary>
/// <param name="folder">The folder with the results.</param>
/// <param name="target">The folder for the originals.</param>
/// <param name="overwrites">Whether files that are there are replaced.</param>
internal sealed class TreeRestoring(string folder, string target, bool overwrites)
{
    /// <summary>Makes file after file; what fails is told, and the others go on.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="progress">Told the file that comes next.</param>
    internal IEnumerable<CheckedResult> Run(Receipt receipt, Action<string> progress)
    {
        foreach (var entry in receipt.Entries.Where(entry => entry.Status != ReceiptStatus.Skipped))
        {
            progress(entry.Source);
            yield return new CheckedResult(entry.Source, entry.Result)
            {
                Problem = Restore(entry),
                IsDataSet = entry.IsDataSet,
            };
        }
    }

    private string? Restore(ReceiptEntry entry)
    {
        if (entry is not { IsRestorable: true, Result: { } result })
        {
            return entry.Result is null ? "the receipt names no result"
                : "the receipt does not say that it is restorable";
        }

        var output = Path.GetFullPath(Path.Combine(target, entry.Source));
        if (!output.StartsWith(Path.GetFullPath(target) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return "its name leads out of the folder";
        }

        try
        {
            var path = Path.Combine(folder, result);
            using (var made = NumVidProviders.OpenRead(path))
            {
                if (Originals.Of(made)?.Sha256 != entry.SourceChecksum)
                {
                    return $"'{result}' does not keep the original that the receipt notes";
                }
            }

            Directory.CreateDirectory(Path.GetDirectoryName(output)!);
            Originals.Restore(path, output, overwrites);
            return null;
        }
        catch (Exception exception) when (ErrorSentence.CauseOf(exception) is not MissingLibraryException)
        {
            return ErrorSentence.Of(exception).TrimEnd('.');
        }
    }
}
