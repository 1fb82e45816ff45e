using System.Collections.Generic;
using NumVid.Compare.Results;

namespace NumVid.Compare.Conversions;

/// <summary>What became of one file of a tree.</summary>
/// <param name="Source">Its path below the tree, with slashes.</param>
/// <param name="SourceBytes">Its size.</param>
internal sealed record ReceiptEntry(string Source, long SourceBytes)
{
    /// <summary>The word for an original that was proved byte by byte.</summary>
    internal const string ProvedBytes = "bytes";

    /// <summary>The word for an original that was proved as a dataset.</summary>
    internal const string ProvedDataSet = "dataset";

    /// <summary>The word for HDF5 that no NetCDF library has written, of which what NetCDF shows was proved.</summary>
    internal const string ProvedView = "view";

    /// <summary>What became of it.</summary>
    internal ReceiptStatus Status { get; init; } = ReceiptStatus.Interrupted;

    /// <summary>Why it failed or was skipped, as a sentence; null when all went well.</summary>
    internal string? Reason { get; init; }

    /// <summary>The SHA-256 of the source; null when it was not read.</summary>
    internal string? SourceChecksum { get; init; }

    /// <summary>The path of the result below the output folder, with slashes; null without one.</summary>
    internal string? Result { get; init; }

    /// <summary>The size of the result.</summary>
    internal long? ResultBytes { get; init; }

    /// <summary>The SHA-256 of the result.</summary>
    internal string? ResultChecksum { get; init; }

    /// <summary>Whether the source was made again from the result and was the same, in the sense of
    /// <see cref="Proved"/>; null where that was not asked for.</summary>
    internal bool? IsRestorable { get; init; }

    /// <summary>What was compared: all bytes, or of NetCDF-4 all declarations and values; null where nothing
    /// was.</summary>
    internal string? Proved { get; init; }

    /// <summary>Whether the source comes back as an equal dataset, and not byte by byte.</summary>
    internal bool IsDataSet => Proved is ProvedDataSet or ProvedView;

    /// <summary>Whether there may be more in the source than comes back.</summary>
    internal bool IsView => Proved == ProvedView;

    /// <summary>Whether the source may be removed; null where nobody asked that it come back.</summary>
    internal bool? OriginalMayGo => IsRestorable is { } isRestorable
        ? isRestorable && !IsView && Status is ReceiptStatus.Converted or ReceiptStatus.Kept or ReceiptStatus.Incomplete : null;

    /// <summary>What was measured of each variable, on the result read back.</summary>
    internal IReadOnlyList<VerifiedVariable> Variables { get; init; } = [];

    /// <summary>What reader and writer warned about; variables that were left out are among it.</summary>
    internal IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What of the source is not in the result.</summary>
    internal IReadOnlyList<OmittedPart> Omissions { get; init; } = [];

    /// <summary>How much was there, and how much of it is in the result; null when it was not converted.</summary>
    internal ContentCounts? Counts { get; init; }
}
