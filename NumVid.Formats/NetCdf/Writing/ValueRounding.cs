using System;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Writing;

/// <summary>Makes the last bits of values zero, so that they deflate: no reader needs to know of it.</summary>
/// <remarks>NaN, infinities and what would round to infinity stay as they are. Immutable.</remarks>
internal abstract record ValueRounding
{
    private const int SingleBits = 23;
    private const int DoubleBits = 52;

    /// <summary>What the file says of it: an attribute of the NetCDF library's own quantisation.</summary>
    internal abstract NetCdfAttribute Note { get; }

    /// <summary>Rounds a value.</summary>
    internal float Round(float value)
    {
        var dropped = SingleBits - KeptBits(value);
        if (dropped <= 0 || !float.IsFinite(value) || value == 0)
        {
            return value;
        }

        dropped = Math.Min(dropped, SingleBits);
        var bits = BitConverter.SingleToUInt32Bits(value);
        var even = (bits >> dropped) & 1;
        var rounded =
            BitConverter.UInt32BitsToSingle((bits + (1u << (dropped - 1)) - 1 + even) & (uint.MaxValue << dropped));
        return IsAllowed(value, rounded) ? rounded : value;
    }

    /// <summary>Rounds a value.</summary>
    internal double Round(double value)
    {
        var dropped = DoubleBits - KeptBits(value);
        if (dropped <= 0 || !double.IsFinite(value) || value == 0)
        {
            return value;
        }

        dropped = Math.Min(dropped, DoubleBits);
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var even = (bits >> dropped) & 1;
        var rounded =
            BitConverter.UInt64BitsToDouble((bits + (1ul << (dropped - 1)) - 1 + even) & (ulong.MaxValue << dropped));
        return IsAllowed(value, rounded) ? rounded : value;
    }

    /// <summary>Bits behind the leading one that are kept of a finite value that is not zero.</summary>
    protected abstract int KeptBits(double value);

    /// <summary>Whether a rounded value may stand for a value.</summary>
    protected virtual bool IsAllowed(double value, double rounded) => double.IsFinite(rounded);
}
