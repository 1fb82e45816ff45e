using NumVid.Formats.Nv12.Codecs.Predictive.Coding;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Raster;

/// <summary>How many classes what surrounds a point is sorted into.</summary>
internal static class RasterContexts
{
    /// <summary>Classes of the magnitude of errors nearby.</summary>
    internal const int Magnitudes = 64;

    /// <summary>Coarse classes of the same.</summary>
    internal const int CoarseMagnitudes = 12;

    /// <summary>Classes of other magnitudes: of the errors at the point before, of differences of predictions, of
    /// gradients.</summary>
    internal const int Others = 32;

    /// <summary>Classes of magnitude beside a spread.</summary>
    internal const int BesideSpread = 24;

    /// <summary>Patterns of a bias: signs, and four classes of magnitude.</summary>
    internal const int Biases = SignPatterns.OfFive * 4;

    /// <summary>The sizes of the tables of the entropy stage.</summary>
    internal static CoderSizes Sizes { get; } = new(
        SignPatterns.OfSix, 125, Others * BesideSpread, Others * Others, Magnitudes, Others, Magnitudes);
}
