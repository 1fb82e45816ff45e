namespace Microsoft.Research.Science.Data.NetCDF4;

/// <summary>How hard a NetCDF file's variables are compressed.</summary>
public enum DeflateLevel
{
    /// <summary>Not at all.</summary>
    Off = -1,

    /// <summary>Stored as they are, by way of the compressor.</summary>
    Store = 0,

    /// <summary>zlib level 1.</summary>
    Fastest = 1,

    /// <summary>zlib level 3.</summary>
    Fast = 3,

    /// <summary>zlib level 5.</summary>
    Normal = 5,

    /// <summary>zlib level 7.</summary>
    Good = 7,

    /// <summary>zlib level 9.</summary>
    Best = 9,

    /// <summary>zlib level 9, after the bytes of values were regrouped.</summary>
    BestWithShuffle = 10,
}
