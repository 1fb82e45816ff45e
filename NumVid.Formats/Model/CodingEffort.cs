namespace NumVid.Formats.Model;

/// <summary>How long codecs and searches may take for a smaller file: <c>effort=</c> in the quality grammar.</summary>
/// <remarks>Whoever reads a file need not know it.</remarks>
public enum CodingEffort
{
    /// <summary>Few trials and fast settings.</summary>
    Fast,

    /// <summary>The default.</summary>
    Normal,

    /// <summary>Every trial and the settings that make the smallest files.</summary>
    Best,
}
