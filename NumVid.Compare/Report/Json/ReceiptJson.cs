using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NumVid.Compare.Conversions;
using NumVid.Compare.Errors;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Json;

/// <summary>Writes and reads the receipt of a converted tree, by which originals can be signed off.</summary>
internal static class ReceiptJson
{
    private const int Version = 2;

    /// <summary>Writes one object.</summary>
    internal static void Write(TextWriter writer, Receipt receipt) =>
        JsonText.Write(writer, new ReceiptDocument(
            Version, $"numvid {ProgramVersion.Text}", receipt.Format, receipt.Options,
            new(receipt.Names, receipt.Cut.Times, receipt.Cut.Levels, receipt.Cut.Members, receipt.Cut.Region),
            receipt.AllowsOmissions, receipt.Shard.IsWhole ? null : receipt.Shard.ToString(), receipt.IsComplete,
            [.. receipt.Entries.Select(ReceiptDocument.ReceiptFile.Of)]));

    /// <summary>Reads a receipt.</summary>
    /// <exception cref="UsageException">The file is none, or of another version.</exception>
    internal static Receipt Read(string path)
    {
        try
        {
            var document = JsonText.Read<ReceiptDocument>(File.ReadAllBytes(path));
            return document is { ReceiptVersion: Version }
                ? Of(document)
                : throw new UsageException($"'{path}' is a receipt of version {document?.ReceiptVersion}, and this "
                    + $"program reads version {Version}.");
        }
        catch (Exception e) when (e is JsonException or ArgumentException or NullReferenceException)
        {
            throw new UsageException($"'{path}' is no receipt of 'convert': {e.Message}");
        }
    }

    private static Receipt Of(ReceiptDocument document) => new(
        document.Format, new Dictionary<string, string>(document.Options, StringComparer.Ordinal),
        [.. document.Files.Select(file => file.ToEntry())])
    {
        Names = document.Asked.Variables,
        Cut = new()
        {
            Times = document.Asked.Times,
            Levels = document.Asked.Levels,
            Members = document.Asked.Members,
            Region = document.Asked.Region,
        },
        AllowsOmissions = document.AllowsOmissions,
        Shard = document.Shard is { } shard ? Shard.Parse(shard) : Shard.Whole,
    };
}
