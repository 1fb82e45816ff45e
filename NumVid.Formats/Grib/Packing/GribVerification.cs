using System;
using EccodesDotNet;
using EccodesDotNet.Errors;

namespace NumVid.Formats.Grib.Packing;

/// <summary>Decodes a message just packed, as a reader will, and compares.</summary>
internal static class GribVerification
{
    private const double MissingMarker = 1.2345678987654321e300;

    /// <summary>Whether every value comes back within a bound, and every missing point missing.</summary>
    /// <param name="message">The message.</param>
    /// <param name="values">The values in the order of the message, NaN where missing.</param>
    /// <param name="precision">The bound; of 0 bit by bit.</param>
    /// <exception cref="EcCodesException">ecCodes cannot decode the message.</exception>
    internal static bool Holds(byte[] message, ReadOnlySpan<double> values, GribPrecision precision)
    {
        using var packed = GribMessage.FromBytes(message);
        packed.Set("missingValue", MissingMarker);
        var decoded = new double[values.Length];
        if (packed.GetCount("values") != values.Length || packed.GetDoubles("values", decoded) != values.Length)
        {
            return false;
        }

        for (var i = 0; i < decoded.Length; i++)
        {
            if (decoded[i] == MissingMarker || double.IsNaN(values[i]))
            {
                if (decoded[i] != MissingMarker || !double.IsNaN(values[i]))
                {
                    return false;
                }

                continue;
            }

            var found = precision.IsDouble ? decoded[i] : (float)decoded[i];
            var isSame = precision.Bound == 0
                ? BitConverter.DoubleToInt64Bits(found) == BitConverter.DoubleToInt64Bits(values[i])
                : Math.Abs(found - values[i]) <= precision.Bound;
            if (!isSame)
            {
                return false;
            }
        }

        return true;
    }
}
