using System;
using System.Runtime.CompilerServices;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Linear;

/// <summary>Sorts what surrounds a point into two contexts of its number.</summary>
/// <remarks>The first is made of errors nearby and of where the prediction lies between whole steps, the second of
/// errors and of the range of the neighbours.</remarks>
internal static class LinearContexts
{
    /// <summary>The number of first contexts.</summary>
    internal const int FirstCount = ErrorClasses * Places;

    /// <summary>The number of second contexts.</summary>
    internal const int SecondCount = 4 * SecondSet;

    /// <summary>The second contexts of one number of equal neighbours.</summary>
    internal const int SecondSet = CoarseClasses * RangeClasses;

    /// <summary>What a neighbour that has the value counted from adds to a place.</summary>
    internal const int EqualPlaces = 4;

    /// <summary>What the smallest and the largest value add to a place.</summary>
    internal const int EndPlaces = 16;

    private const int ErrorClasses = 64;
    private const int Places = 32;
    private const int AgreedPlaces = 12;
    private const int CoarseClasses = ErrorClasses / 4;
    private const int RangeClasses = 32;
    private const float Most = 1 << 24;

    // From this class on the lowest bit is even, from the fourth on after it the next one, too: what is left of a
    // number is seldom 12 or more.
    private const int FirstWide = 16;

    /// <summary>The class of errors nearby, four to an octave of 1 + 2 a: exponent and the two bits below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int ClassOf(float activity) => OctavesOf(activity) >> 21;

    /// <summary>The bits of a number that are even in a class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int LowBitsOf(int @class)
    {
        var bits = (@class - (FirstWide - 4)) >> 2;
        return bits > 0 ? bits : 0;
    }

    /// <summary>The first context of a class, without its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int FirstOf(int @class) => Magnitudes.AtMost(@class, ErrorClasses - 1) * Places;

    /// <summary>The second context of a class and the range of the neighbours, without a set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int SecondOf(int @class, float range) =>
        (Magnitudes.AtMost(@class, ErrorClasses - 1) / 4 * RangeClasses)
        + Magnitudes.AtMost(OctavesOf(range) >> 22, RangeClasses - 1);

    /// <summary>How far a prediction is off the nearest value, in eighths of a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int PlaceOf(float part) =>
        Magnitudes.AtMost(Lanes.Whole(Lanes.Magnitude(part) * 8), EqualPlaces - 1);

    /// <summary>How far it is off the value that neighbours agree on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int AgreedPlaceOf(float part)
    {
        var magnitude = Lanes.Magnitude(part);
        return AgreedPlaces + (magnitude < 0.2f ? 0 : magnitude < 0.6f ? 1 : magnitude < 1.5f ? 2 : 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int OctavesOf(float magnitude) =>
        BitConverter.SingleToInt32Bits((Lanes.Clamp(magnitude, 0, Most) * 2) + 1) - BitConverter.SingleToInt32Bits(1);
}
