namespace NumVid.Compare.Metrics;

/// <summary>What a metric is counted in.</summary>
internal enum MetricUnit
{
    /// <summary>Nothing: a count or a place.</summary>
    None,

    /// <summary>The unit of the variable.</summary>
    OfVariable,

    /// <summary>No unit: a quotient.</summary>
    One,

    /// <summary>Decibel.</summary>
    Decibel,
}
