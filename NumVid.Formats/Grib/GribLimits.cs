namespace NumVid.Formats.Grib;

/// <summary>What a header may ask for before anything is allocated.</summary>
internal static class GribLimits
{
    /// <summary>Points of one field: 128 Mi, five times the largest operational grid seen (1 GiB while it is decoded).</summary>
    internal const long MaxPointsPerField = 1L << 27;

    /// <summary>How many planes a cube may have for each field present; sparser groups are split or left out.</summary>
    internal const int MaxSparsity = 8;

    /// <summary>Sparse cubes up to this many planes are taken whatever their sparsity.</summary>
    internal const int SmallCubePlanes = 64;
}
