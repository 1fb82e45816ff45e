namespace NumVid.Compare.Conversions;

/// <summary>What became of a file of a tree.</summary>
internal enum ReceiptStatus
{
    /// <summary>It was not finished when the program was stopped.</summary>
    Interrupted,

    /// <summary>It was converted, and the result was read back and holds what it promises.</summary>
    Converted,

    /// <summary>An earlier run has converted it; source and result still have the checksums that it noted.</summary>
    Kept,

    /// <summary>It was converted and the result holds what it promises, but something of the source is not in
    /// it.</summary>
    Incomplete,

    /// <summary>It is of no format that is converted.</summary>
    Skipped,

    /// <summary>It could not be converted, or the result did not pass the check and was not kept.</summary>
    Failed,
}
