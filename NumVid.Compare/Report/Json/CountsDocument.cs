using System.Diagnostics.CodeAnalysis;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Json;

/// <summary>How much was there, and how much of it is in what was made.</summary>
internal sealed record CountsDocument(
    int VariablesIn, int VariablesOut, long? MessagesIn, long? FieldsIn, long? FieldsOut)
{
    /// <summary>The counts; null for none.</summary>
    [return: NotNullIfNotNull(nameof(counts))]
    internal static CountsDocument? Of(ContentCounts? counts) => counts is null ? null : new(
        counts.VariablesIn, counts.VariablesOut, counts.MessagesIn, counts.FieldsIn, counts.FieldsOut);

    /// <summary>The counts that it was made of.</summary>
    internal ContentCounts ToCounts() => new(VariablesIn, VariablesOut)
    {
        MessagesIn = MessagesIn,
        FieldsIn = FieldsIn,
        FieldsOut = FieldsOut,
    };
}
