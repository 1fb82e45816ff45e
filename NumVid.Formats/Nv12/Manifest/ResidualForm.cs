namespace NumVid.Formats.Nv12.Manifest;

/// <summary>How a residual was coded.</summary>
internal enum ResidualForm
{
    /// <summary>In plain contexts, or there is none.</summary>
    Plain,

    /// <summary>In mixed contexts that see the base, every point of it.</summary>
    Mixed,

    /// <summary>In mixed contexts, with counters of their own where nearly all residuals around are 0.</summary>
    Quiet,
}
