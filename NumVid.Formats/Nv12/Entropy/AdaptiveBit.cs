using System;

namespace NumVid.Formats.Nv12.Entropy;

/// <summary>How likely a binary decision is 0, learned from the decisions before it; integers only.</summary>
/// <remarks>The mean of a fast and a slow estimate: the fast one follows changes, the slow one is exact where the data
/// are steady. The slow one starts fast, so that short streams do not pay for it.</remarks>
internal struct AdaptiveBit
{
    /// <summary>Bits of a probability as the coder uses it.</summary>
    internal const int PrecisionBits = 14;

    private const int FastShift = 4;
    private const int SlowShift = 7;
    private const int Half = 1 << 15;

    private ushort _fast;
    private ushort _slow;
    private byte _shift;

    /// <summary>The probability of a 0 in units of 2^-14; never 0 nor 1.</summary>
    internal readonly uint ProbabilityOfZero => (uint)(_fast + _slow) >> 3;

    private static AdaptiveBit Even => new() { _fast = Half, _slow = Half, _shift = 2 << 2 };

    /// <summary>Sets all decisions to equal odds.</summary>
    internal static AdaptiveBit[] Create(int count)
    {
        var bits = new AdaptiveBit[count];
        Reset(bits);
        return bits;
    }

    /// <summary>Sets decisions to equal odds again.</summary>
    internal static void Reset(AdaptiveBit[] bits) => Array.Fill(bits, Even);

    /// <summary>Learns one decision.</summary>
    internal void Update(int bit)
    {
        var shift = _shift >> 2;
        if (bit == 0)
        {
            _fast += (ushort)((65535 - _fast) >> FastShift);
            _slow += (ushort)((65535 - _slow) >> shift);
        }
        else
        {
            _fast -= (ushort)(_fast >> FastShift);
            _slow -= (ushort)(_slow >> shift);
        }

        // Quarter steps: four decisions at each rate from 2 to 7.
        if (shift < SlowShift)
        {
            _shift++;
        }
    }
}
