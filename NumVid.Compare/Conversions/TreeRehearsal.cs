using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Compare.Results;
using NumVid.Formats;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Conversions;

/// <summary>Makes the originals of a converted tree again to nowhere, and compares them.</summary>
/// <param name="folder">The folder with the results.</param>
/// <param name="originals">The folder with the originals that are compared byte by byte, or as datasets; null: by
/// SHA-256 alone.</param>
internal sealed class TreeRehearsal(string folder, string? originals)
{
    /// <summary>Rehearses file after file; what fails is told, and the others go on.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="progress">Told the file that comes next.</param>
    internal IEnumerable<CheckedResult> Run(Receipt receipt, Action<string> progress)
    {
        foreach (var entry in receipt.Entries.Where(entry => entry.Status != ReceiptStatus.Skipped))
        {
            progress(entry.Source);
            var problem = Rehearse(entry, out var isCompared);
            yield return new CheckedResult(entry.Source, entry.Result)
            {
                Problem = problem,
                IsCompared = isCompared,
                IsDataSet = entry.IsDataSet,
            };
        }
    }

    private string? Rehearse(ReceiptEntry entry, out bool isCompared)
    {
        isCompared = false;
        if (entry is not { IsRestorable: true, Result: { } result })
        {
            return entry.Result is null ? "the receipt names no result"
                : "the receipt does not say that it is restorable";
        }

        try
        {
            var path = Path.Combine(folder, result);
            if (Originals.Check(path)?.Sha256 != entry.SourceChecksum)
            {
                return $"'{result}' does not keep the original that the receipt notes";
            }

            if (originals is not null && Path.Combine(originals, entry.Source) is var original && File.Exists(original))
            {
                Originals.Rehearse(path, original);
                isCompared = true;
            }

            return entry.IsView ? "no NetCDF library has written it, and HDF5 may hold more than NetCDF shows" : null;
        }
        catch (Exception exception) when (ErrorSentence.CauseOf(exception) is not MissingLibraryException)
        {
            return ErrorSentence.Of(exception).TrimEnd('.');
        }
    }
}
