namespace NumVid.Compare.Metrics;

/// <summary>In which table for the terminal a metric stands.</summary>
internal enum MetricTable
{
    /// <summary>In none: only in files.</summary>
    None,

    /// <summary>The one that is always printed.</summary>
    Main,

    /// <summary>The one that is printed when all figures are asked for.</summary>
    More,

    /// <summary>The one of metrics that are measured where they are asked for.</summary>
    Further,
}
