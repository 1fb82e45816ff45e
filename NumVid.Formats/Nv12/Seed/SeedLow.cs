namespace NumVid.Formats.Nv12.Seed;

/// <summary>What the samples of the second file of a pair are.</summary>
public enum SeedLow
{
    /// <summary>The low bits of each code, beside a lossless first file.</summary>
    Bits = 0,

    /// <summary>What the lossy first file lacks, where the middle sample means nothing.</summary>
    AroundGray = 1,
}
