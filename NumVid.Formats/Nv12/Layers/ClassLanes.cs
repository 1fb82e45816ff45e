using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

namespace NumVid.Formats.Nv12.Layers;

/// <summary>Classes of eight magnitudes at once, as <see cref="Magnitudes.ClassOfSixteenths"/> has them.</summary>
/// <remarks>Whole numbers, so that every machine gives the same. A magnitude is cut before it becomes a float, which then
/// holds it exactly, with its octave and the two bits below the top one in its upper bits; no class that is
/// asked for comes near the cut.</remarks>
internal static class ClassLanes
{
    private const int Cut = 1 << 20;
    private const int BitsBelow = 21;
    private const int ClassOfSixteen = (127 + 4) * 4;
    private const int Zero = 12;

    /// <summary>The classes of magnitudes in sixteenths, at most so much.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<int> Of(Vector256<int> sixteenths, int most)
    {
        var cut = Vector256.Min(sixteenths, Vector256.Create(Cut)) + Vector256.Create(16);
        var classes = (Vector256.ConvertToSingle(cut).AsInt32() >> BitsBelow) - Vector256.Create(ClassOfSixteen);
        return Vector256.Min(classes, Vector256.Create(most));
    }

    /// <summary>The class of one magnitude, as above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Of(int sixteenths, int most) =>
        Magnitudes.AtMost(Magnitudes.ClassOfSixteenths(Magnitudes.AtMost(sixteenths, Cut)), most);

    /// <summary>The classes of signed numbers in sixteenths, 0 to 24.</summary>
    /// <param name="magnitudes">Their magnitudes.</param>
    /// <param name="isNegative">All bits set where the number is negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<int> OfSigned(Vector256<int> magnitudes, Vector256<int> isNegative) =>
        Vector256.Create(Zero) + ((Of(magnitudes, Zero) ^ isNegative) - isNegative);
}
