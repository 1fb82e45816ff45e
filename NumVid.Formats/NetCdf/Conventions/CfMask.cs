using System;
using System.Runtime.CompilerServices;

namespace NumVid.Formats.NetCdf.Conventions;

/// <summary>Which stored values of a variable mean "missing".</summary>
/// <remarks>Immutable. Compares in double, into which every stored value up to 53 bits converts exactly.</remarks>
internal sealed class CfMask
{
    private readonly double[] _codes;
    private readonly float[] _narrowCodes;
    private readonly double _min;
    private readonly double _max;

    /// <summary>Creates a mask.</summary>
    /// <param name="codes">Values that mean missing; NaN always does.</param>
    /// <param name="narrowCodes">Values given in float for a variable in double; compared in float.</param>
    /// <param name="min">The smallest valid value, or minus infinity.</param>
    /// <param name="max">The largest valid value, or infinity.</param>
    internal CfMask(double[] codes, float[] narrowCodes, double min, double max)
    {
        _codes = codes;
        _narrowCodes = narrowCodes;
        _min = min;
        _max = max;
    }

    /// <summary>A mask that leaves all values but NaN valid.</summary>
    internal static CfMask None { get; } = new([], [], double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether any value other than NaN can be missing.</summary>
    internal bool IsActive => _codes.Length > 0 || _narrowCodes.Length > 0
        || _min > double.NegativeInfinity || _max < double.PositiveInfinity;

    /// <summary>Whether a stored value means "missing"; NaN does not need to be asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Covers(double value)
    {
        if (value < _min || value > _max)
        {
            return true;
        }

        foreach (var code in _codes)
        {
            if (value == code)
            {
                return true;
            }
        }

        return _narrowCodes.Length > 0 && CoversNarrow((float)value);
    }

    private bool CoversNarrow(float value) => Array.IndexOf(_narrowCodes, value) >= 0;
}
