using System.Runtime.CompilerServices;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Coding;

/// <summary>How often a decision was 1: two estimates, one slow and exact, one that forgets within twenty
/// decisions; integers only.</summary>
internal struct Counter
{
    private const int Half = 32768;
    private const int FastRate = 3277;

    private ushort _slow;
    private ushort _fast;
    private ushort _count;

    /// <summary>Nothing known.</summary>
    internal static Counter Even => new() { _slow = Half, _fast = Half };

    /// <summary>The mean of both estimates in 4096 parts, 0 to 4095.</summary>
    internal readonly uint Part => (uint)(_slow + _fast) >> 5;

    /// <summary>How many decisions were learned, at most <see cref="Rates.MostCounts"/>.</summary>
    internal readonly int Count => _count;

    /// <summary>Learns a decision.</summary>
    /// <param name="target">65535 for 1, 0 for 0.</param>
    /// <param name="rates">The rates in units, by count.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal unsafe void Learn(int target, int* rates)
    {
        var count = _count < Rates.MostCounts ? _count + 1 : Rates.MostCounts;
        _count = (ushort)count;
        var rate = rates[count];
        _slow = (ushort)(_slow + (((target - _slow) * rate) >> 16));
        rate = rate > FastRate ? rate : FastRate;
        _fast = (ushort)(_fast + (((target - _fast) * rate) >> 16));
    }
}
