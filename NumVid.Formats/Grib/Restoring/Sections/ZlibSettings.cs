namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>How hard zlib looks for matches; its levels are such numbers.</summary>
/// <param name="Good">A match of this length is good enough to look through a quarter of the others only.</param>
/// <param name="Lazy">A match of this length is not held against one that begins a byte later.</param>
/// <param name="Nice">A match of this length ends the search.</param>
/// <param name="Chain">How many places are looked at.</param>
internal readonly record struct ZlibSettings(int Good, int Lazy, int Nice, int Chain)
{
    /// <summary>The first level that holds a match against the next.</summary>
    internal const int LowestLevel = 4;

    /// <summary>The highest level.</summary>
    internal const int HighestLevel = 9;

    private static readonly ZlibSettings[] s_levels =
    [
        new(4, 4, 16, 16), new(8, 16, 32, 32), new(8, 16, 128, 128), new(8, 32, 128, 256), new(32, 128, 258, 1024),
        new(32, 258, 258, 4096),
    ];

    /// <summary>Those of a level.</summary>
    /// <exception cref="System.IO.InvalidDataException">There is no such level.</exception>
    internal static ZlibSettings Of(int level) => level is >= LowestLevel and <= HighestLevel
        ? s_levels[level - LowestLevel]
        : throw NoteReader.Damaged($"deflate has no level {level} here");
}
