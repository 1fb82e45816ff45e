namespace NumVid.Compare.Results;

/// <summary>How a cell of the matrix came out.</summary>
internal enum CellStatus
{
    /// <summary>Written, read back and measured; every check passed.</summary>
    Ok,

    /// <summary>Something that should have worked did not, or a check failed; the reason says which.</summary>
    Failed,

    /// <summary>The configuration cannot hold the variable, or its library is not on this machine.</summary>
    Unsupported,
}
