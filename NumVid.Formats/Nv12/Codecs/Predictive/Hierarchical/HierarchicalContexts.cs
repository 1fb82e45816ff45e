using System.Runtime.CompilerServices;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Codecs.Predictive.Coding;
using NumVid.Formats.Nv12.Codecs.Predictive.Raster;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Hierarchical;

/// <summary>How many classes what surrounds a point is sorted into.</summary>
internal static class HierarchicalContexts
{
    /// <summary>Classes of the magnitude of errors nearby.</summary>
    internal const int Errors = 64;

    /// <summary>Classes of other magnitudes.</summary>
    internal const int Others = 32;

    /// <summary>Coarse classes.</summary>
    internal const int Coarse = 16;

    /// <summary>Few classes.</summary>
    internal const int Few = 8;

    /// <summary>Pairs of a level, at most 7, and a kind of pass.</summary>
    internal const int Passes = 16;

    /// <summary>Patterns of the signed errors at three points, and how many frames were before.</summary>
    internal const int Signed = 3 * 125;

    /// <summary>Patterns of a bias: signs, kind of pass, and four classes of magnitude.</summary>
    internal const int Biases = SignPatterns.OfFive * Few;

    /// <summary>The sizes of the tables of the entropy stage.</summary>
    internal static CoderSizes Sizes { get; } = new(
        SignPatterns.OfSix, Signed, Others * Others, Others * Others, Passes * Few, Others, Errors);

    /// <summary>The pair of a pass.</summary>
    internal static int OfPass(HierarchicalPass pass) =>
        (Magnitudes.AtMost(pass.Level, Few - 1) * 2) + (pass.Kind == HierarchicalPassKind.Rest ? 1 : 0);

    /// <summary>A class of a magnitude, so many of them to an octave.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Class(float magnitude, int perOctave, int count) =>
        Magnitudes.AtMost(Magnitudes.Class(magnitude) * perOctave / 4, count - 1);
}
