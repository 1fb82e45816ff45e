namespace NumVid.Compare.Conversions;

/// <summary>What stands behind the error that is told of a variable.</summary>
internal enum BoundEvidence
{
    /// <summary>Nothing: it was neither promised nor measured.</summary>
    None,

    /// <summary>The format writes such values as they are.</summary>
    Format,

    /// <summary>The writer keeps a bound.</summary>
    Promised,

    /// <summary>The result was read back and compared at every point.</summary>
    Measured,
}
