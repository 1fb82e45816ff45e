namespace NumVid.Formats.Nv12.Layers;

/// <summary>Where the models of one residual stand: a context of each table of counters, of both sets of weights and of
/// the map of probabilities.</summary>
/// <remarks>The contexts of all tables are numbered one after the other (<see cref="ResidualTables"/>).</remarks>
internal struct ResidualContext
{
    /// <summary>By the signs of six neighbours.</summary>
    internal int BySigns;

    /// <summary>By the small values of three neighbours, and the sign of a fourth.</summary>
    internal int ByValues;

    /// <summary>By the magnitudes nearby and how steep the base is.</summary>
    internal int BySlope;

    /// <summary>By how the base bends, in its frame and in time.</summary>
    internal int ByBends;

    /// <summary>By the magnitudes all around and the signs of three neighbours.</summary>
    internal int ByWideSigns;

    /// <summary>By the magnitudes nearby and how the base changes in time.</summary>
    internal int ByChange;

    /// <summary>By how near the base is to an end, and how it bends.</summary>
    internal int ByEnd;

    /// <summary>The class of the magnitudes all around, which chooses weights.</summary>
    internal int Wide;

    /// <summary>The class of how steep the base is, which chooses weights.</summary>
    internal int Slope;

    /// <summary>The row of the map of probabilities.</summary>
    internal int Map;
}
