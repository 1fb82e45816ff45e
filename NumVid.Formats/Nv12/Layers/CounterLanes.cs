using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Codecs.Predictive.Coding;

namespace NumVid.Formats.Nv12.Layers;

/// <summary>Eight of what <see cref="Counter"/> is, which learn at once; in memory eight bytes each.</summary>
/// <remarks>
/// <para>From the lowest bits: the slow estimate, the fast one, and the mean of both in 4096 parts, each less than it is by
/// half of its range; then the count. So 0 knows nothing, and new memory needs no filling.</para>
/// <para>Whole numbers: every machine gives the same.</para>
/// </remarks>
internal readonly struct CounterLanes
{
    private const int FastRate = 3277;

    // Estimates in 32 bits a counter, the fast one above; mean and count likewise.
    private readonly Vector256<int> _estimates;
    private readonly Vector256<int> _known;

    /// <summary>Counters from memory; those of odd places apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal CounterLanes(Vector256<ulong> even, Vector256<ulong> odd)
    {
        _estimates = ((even & Lower) | (odd << 32)).AsInt32();
        _known = ((even >> 32) | (odd & ~Lower)).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private CounterLanes(Vector256<int> estimates, Vector256<int> known) => (_estimates, _known) = (estimates, known);

    /// <summary>Those of even places, for memory.</summary>
    internal Vector256<ulong> Even
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (_estimates.AsUInt64() & Lower) | (_known.AsUInt64() << 32);
    }

    /// <summary>Those of odd places.</summary>
    internal Vector256<ulong> Odd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (_estimates.AsUInt64() >> 32) | (_known.AsUInt64() & ~Lower);
    }

    private static Vector256<ulong> Lower => Vector256.Create((ulong)uint.MaxValue);

    private static Vector256<int> Half => Vector256.Create((int)ushort.MaxValue);

    /// <summary>The mean of both estimates in 4096 parts, less 2048.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int MeanOf(ulong counter) => (short)(counter >> 32);

    /// <summary>How many decisions were learned, at most <see cref="Rates.MostCounts"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint CountOf(ulong counter) => (uint)(counter >> 48);

    /// <summary>Both rates of a counter that has learned so often, for <see cref="After"/>.</summary>
    internal static unsafe int RatesAfter(int count)
    {
        var rate = Rates.Units[count < Rates.MostCounts ? count + 1 : Rates.MostCounts];
        return rate | ((rate > FastRate ? rate : FastRate) << 16);
    }

    /// <summary>The counters after a decision more.</summary>
    /// <param name="target">32767 for 1, -32768 for 0.</param>
    /// <param name="rates">The rates of each.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal CounterLanes After(int target, Vector256<int> rates)
    {
        var slow = (_estimates << 16) >> 16;
        var fast = _estimates >> 16;
        slow += ((Vector256.Create(target) - slow) * (rates & Half)) >> 16;
        fast += ((Vector256.Create(target) - fast) * (rates >> 16)) >> 16;
        var counts = Vector256.Min((_known >>> 16) + Vector256<int>.One, Vector256.Create(Rates.MostCounts));
        return new CounterLanes(
            (slow & Half) | (fast << 16), (((slow + fast) >> 5) & Half) | (counts << 16));
    }
}
