using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Compare.Conversions;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Json;

/// <summary>Writes the receipt of a converted tree, by which originals can be signed off.</summary>
internal static class ReceiptJson
{
    private const int Version = 2;

    /// <summary>Writes one object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="format">The format of the results.</param>
    /// <param name="options">Its options, as they were given.</param>
    /// <param name="allowsOmissions">Whether a source of which something is left out counts as converted.</param>
    /// <param name="entries">What became of each file.</param>
    internal static void Write(
        TextWriter writer, string format, IReadOnlyDictionary<string, string> options, bool allowsOmissions,
        IReadOnlyList<ReceiptEntry> entries) =>
        JsonText.Write(writer, new ReceiptDocument(
            Version, $"numvid {ProgramVersion.Text}", format, options, allowsOmissions,
            entries.All(entry => entry.Status is ReceiptStatus.Converted or ReceiptStatus.Skipped),
            [.. entries.Select(ReceiptDocument.ReceiptFile.Of)]));
}
