namespace NumVid.Formats.Nv12.Layers;

/// <summary>The sizes of the tables of the mixed contexts, and where each begins when all are numbered one after the
/// other.</summary>
internal static class ResidualTables
{
    /// <summary>Classes of the magnitudes around a point.</summary>
    internal const int NearClasses = 40;

    /// <summary>Classes of how steep the base is, as a context.</summary>
    internal const int SlopeClasses = 24;

    /// <summary>The same where they choose weights.</summary>
    internal const int WeightSlopes = 32;

    /// <summary>Classes of how the base changes in time.</summary>
    internal const int ChangeClasses = 16;

    /// <summary>Classes of how the base bends.</summary>
    internal const int BendClasses = 25;

    /// <summary>Classes of how near the base is to an end.</summary>
    internal const int EndClasses = 64;

    /// <summary>Rows of the map of probabilities.</summary>
    internal const int MapRows = NearClasses / 2;

    /// <summary>Where the table by values begins.</summary>
    internal const int ByValues = 3 * 3 * 3 * 3 * 3 * 3;

    /// <summary>Where the table by slopes begins.</summary>
    internal const int BySlope = ByValues + (5 * 5 * 5 * 3);

    /// <summary>Where the table by bends begins.</summary>
    internal const int ByBends = BySlope + (NearClasses * SlopeClasses);

    /// <summary>Where the table by wide magnitudes and signs begins.</summary>
    internal const int ByWideSigns = ByBends + (BendClasses * BendClasses);

    /// <summary>Where the table by changes begins.</summary>
    internal const int ByChange = ByWideSigns + (NearClasses * 3 * 3 * 3);

    /// <summary>Where the table by ends begins.</summary>
    internal const int ByEnd = ByChange + (NearClasses * ChangeClasses);

    /// <summary>Contexts of all tables, up to the next whole cache line.</summary>
    internal const int Contexts = (ByEnd + (EndClasses * BendClasses) + 7) & ~7;

    /// <summary>The most that magnitudes around a point add up to where it is quiet.</summary>
    internal const int MostQuiet = 1;

    /// <summary>What the numbers of contexts by bends are less where it is quiet: there they follow those by slopes and
    /// changes.</summary>
    internal const int QuietBends = ByBends - (WeightSlopes * ChangeClasses);

    /// <summary>The same for contexts by ends, which follow those by bends.</summary>
    internal const int QuietEnds = ByEnd - (ByWideSigns - QuietBends);

    /// <summary>Contexts where it is quiet.</summary>
    internal const int QuietContexts = ByEnd + (EndClasses * BendClasses) - QuietEnds;
}
