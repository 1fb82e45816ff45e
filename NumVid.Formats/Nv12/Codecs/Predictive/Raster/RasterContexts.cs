using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Codecs.Predictive.Coding;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Raster;

/// <summary>How many classes what surrounds a point is sorted into.</summary>
internal static class RasterContexts
{
    /// <summary>Classes of the magnitude of errors nearby.</summary>
    internal const int ErrorClasses = 64;

    /// <summary>Coarse classes of the same.</summary>
    internal const int CoarseMagnitudes = 12;

    /// <summary>Classes of other magnitudes: of the errors at the point before, of differences of predictions, of
    /// gradients.</summary>
    internal const int Others = 32;

    /// <summary>Classes of magnitude beside a spread.</summary>
    internal const int BesideSpread = 24;

    /// <summary>Classes of a whole value: below zero, zero and small ones, larger ones, the largest.</summary>
    internal const int ValueClasses = 32;

    /// <summary>Patterns of six neighbours that have a value or not.</summary>
    internal const int EqualPatterns = 64;

    /// <summary>Patterns of a bias: signs, and four classes of magnitude.</summary>
    internal const int Biases = SignPatterns.OfFive * 4;

    /// <summary>The sizes of the tables of the entropy stage.</summary>
    /// <param name="lattice">Places of values in a step.</param>
    internal static CoderSizes SizesOf(int lattice) => new(
        SignPatterns.OfSix, 125, Others * BesideSpread, lattice == 1 ? ValueClasses * EqualPatterns : Others * Others,
        ErrorClasses, Others, ErrorClasses);

    /// <summary>The context of a whole value and the neighbours that have it.</summary>
    internal static int ValueOf(float value, float largest, int equal)
    {
        var @class = value == largest ? ValueClasses - 1 : (int)Lanes.Clamp(value + 1, 0, ValueClasses - 2);
        return (@class * EqualPatterns) + equal;
    }

    /// <summary>Whether a value is an end of all values: 0 for zero, 1 for the largest, 2 for neither.</summary>
    internal static int EndOf(float value, float largest) => value == 0 ? 0 : value == largest ? 1 : 2;
}
