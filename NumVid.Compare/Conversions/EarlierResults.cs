using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Compare.Transfer;
using NumVid.Formats;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Conversions;

// Why so: docs/decisions/0077-a-tree-goes-on.md
/// <summary>What an earlier run, which may have been stopped, has made of a tree, by its receipt.</summary>
/// <param name="entries">The files of its receipt; none without one.</param>
internal sealed class EarlierResults(IReadOnlyList<ReceiptEntry> entries)
{
    private readonly Dictionary<string, ReceiptEntry> _entries =
        entries.ToDictionary(entry => entry.Source, StringComparer.Ordinal);

    /// <summary>What is known of a file before it is looked at: a run that is stopped once more must not forget what is
    /// finished.</summary>
    internal ReceiptEntry Known(ReceiptEntry entry) =>
        _entries.TryGetValue(entry.Source, out var earlier) && IsMade(earlier) ? earlier : entry;

    /// <summary>The account of a file that is finished: its source and its result are what they were.</summary>
    /// <param name="entry">The file.</param>
    /// <param name="request">What is to become of it.</param>
    /// <returns>Null where it has to be converted.</returns>
    internal ReceiptEntry? Find(ReceiptEntry entry, ConversionRequest request)
    {
        if (request.Overwrites || !_entries.TryGetValue(entry.Source, out var earlier)
            || !IsResult(earlier, request.Output) || earlier.SourceBytes != entry.SourceBytes
            || Provenance.ChecksumOf(request.Inputs[0]) != earlier.SourceChecksum)
        {
            return null;
        }

        return earlier.Status == ReceiptStatus.Converted ? earlier with { Status = ReceiptStatus.Kept } : earlier;
    }

    /// <summary>Whether a result that exists was made by an earlier run, and may be made again: the receipt has it, or
    /// the run was stopped before it noted what its history says.</summary>
    internal bool IsOurs(ReceiptEntry entry, ConversionRequest request) =>
        _entries.TryGetValue(entry.Source, out var earlier)
            && (IsResult(earlier, request.Output)
                || (earlier.Status == ReceiptStatus.Interrupted && HasOurHistory(request)));

    private static bool IsMade(ReceiptEntry earlier) =>
        earlier.Status is ReceiptStatus.Converted or ReceiptStatus.Incomplete or ReceiptStatus.Kept;

    private static bool IsResult(ReceiptEntry earlier, string output) =>
        IsMade(earlier) && File.Exists(output) && new FileInfo(output).Length == earlier.ResultBytes
            && Provenance.ChecksumOf(output) == earlier.ResultChecksum;

    private static bool HasOurHistory(ConversionRequest request)
    {
        try
        {
            using var made = NumVidProviders.OpenRead(request.Output);
            var expected = Provenance.LineOf(request, [Provenance.ChecksumOf(request.Inputs[0])]);
            return FieldData.AttributesOf(made.Metadata).Any(attribute =>
                attribute.Value is string text && text.Split('\n')[0] == expected);
        }
        catch (Exception exception) when (exception is InvalidFileException or UnsupportedDataException)
        {
            return false;
        }
    }
}
