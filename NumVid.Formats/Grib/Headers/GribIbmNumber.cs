using System;

namespace NumVid.Formats.Grib.Headers;

/// <summary>IBM's floating-point numbers, the reference values of edition 1.</summary>
internal static class GribIbmNumber
{
    /// <summary>The bits of the mantissa.</summary>
    internal const int MantissaBits = 24;

    /// <summary>What is added to the exponent of 16.</summary>
    internal const int ExponentBias = 64;

    /// <summary>The value of a number of single precision.</summary>
    internal static double ToDouble(uint coded)
    {
        var mantissa = (double)(coded & ((1 << MantissaBits) - 1));
        var exponent = (int)((coded >> MantissaBits) & 0x7F) - ExponentBias;
        var magnitude = Math.ScaleB(mantissa, (4 * exponent) - MantissaBits);
        return (coded >> 31) == 1 ? -magnitude : magnitude;
    }
}
