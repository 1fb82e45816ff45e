using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using NumVid.Compare.Conversions;

namespace NumVid.Compare.Report.Json;

/// <summary>The receipt of a converted tree; docs/receipt.md describes it.</summary>
internal sealed record ReceiptDocument(
    int ReceiptVersion,
    string Program,
    string Format,
    IReadOnlyDictionary<string, string> Options,
    ReceiptDocument.ReceiptPart Asked,
    bool AllowsOmissions,
    string? Shard,
    bool IsComplete,
    IReadOnlyList<ReceiptDocument.ReceiptFile> Files)
{
    /// <summary>The part of each file that was asked for; null and empty for all of it.</summary>
    internal sealed record ReceiptPart(
        IReadOnlyList<string> Variables, string? Times, string? Levels, string? Members, string? Region);

    /// <summary>What became of a file.</summary>
    internal sealed record ReceiptFile(
        string Status,
        string? Reason,
        string Source,
        long SourceBytes,
        string? SourceSha256,
        string? Result,
        long? ResultBytes,
        string? ResultSha256,
        CountsDocument? Counts,
        IReadOnlyList<OmissionDocument> Omissions,
        IReadOnlyList<string> Warnings,
        IReadOnlyList<VerifiedVariableDocument> Variables)
    {
        /// <summary>Whether the source came back; left out where that was not asked for.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public bool? IsRestorable { get; init; }

        /// <summary>What of it was compared: <c>bytes</c> or <c>dataset</c>; left out where it did not come
        /// back.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Proved { get; init; }

        /// <summary>Whether the source may be removed: it was made again to nowhere from the result that is there, and
        /// every byte was the same; left out where that was not asked for.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public bool? OriginalMayGo { get; init; }

        /// <summary>What the account says of a file.</summary>
        internal static ReceiptFile Of(ReceiptEntry entry) => new(
            entry.Status.ToString().ToLowerInvariant(), entry.Reason, entry.Source, entry.SourceBytes,
            entry.SourceChecksum, entry.Result, entry.ResultBytes, entry.ResultChecksum,
            CountsDocument.Of(entry.Counts), [.. entry.Omissions.Select(OmissionDocument.Of)], entry.Warnings,
            [.. entry.Variables.Select(VerifiedVariableDocument.Of)])
        {
            IsRestorable = entry.IsRestorable,
            Proved = entry.Proved,
            OriginalMayGo = entry.OriginalMayGo,
        };

        /// <summary>The account that it was made of.</summary>
        internal ReceiptEntry ToEntry() => new(Source, SourceBytes)
        {
            Status = Enum.Parse<ReceiptStatus>(Status, ignoreCase: true),
            Reason = Reason,
            SourceChecksum = SourceSha256,
            Result = Result,
            ResultBytes = ResultBytes,
            ResultChecksum = ResultSha256,
            Counts = Counts?.ToCounts(),
            Omissions = [.. Omissions.Select(part => part.ToPart())],
            Warnings = Warnings,
            IsRestorable = IsRestorable,
            Proved = Proved,
            Variables = [.. Variables.Select(variable => variable.ToVariable())],
        };
    }
}
