using System.Numerics;
using System.Runtime.CompilerServices;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

/// <summary>Sorts magnitudes and signs into classes.</summary>
internal static class Magnitudes
{
    private const float Most = 1 << 26;

    /// <summary>Four classes to an octave of 1 + a, told by the two bits below the top one.</summary>
    /// <param name="magnitude">Not negative; what is no number counts as 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Class(float magnitude) =>
        ClassOfSixteenths(Lanes.Whole(Lanes.Clamp(magnitude, 0, Most) * 16f));

    /// <summary>The same of a magnitude in sixteenths, 0 to 2^30.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int ClassOfSixteenths(int sixteenths)
    {
        var x = sixteenths + 16;
        var top = BitOperations.Log2((uint)x);
        return (4 * (top - 4)) + ((x >> (top - 2)) & 3);
    }

    /// <summary>Five classes of a signed error: beyond 1.5 and 0.5 either way, and what is between.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int SignedClass(float error) =>
        error > 1.5f ? 4 : error > 0.5f ? 3 : error < -1.5f ? 0 : error < -0.5f ? 1 : 2;

    /// <summary>The smaller of two whole numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int AtMost(int value, int limit) => value < limit ? value : limit;
}
