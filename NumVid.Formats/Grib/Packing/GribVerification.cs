using System;
using EccodesDotNet;
using EccodesDotNet.Errors;
using NumVid.Formats.Grib.Grids;

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
        var readable = (byte[])message.Clone();
        GribGridStandIn.Use(readable);
        using var packed = GribMessage.FromBytes(readable);
        packed.Set("missingValue", MissingMarker);
        var decoded = new double[values.Length];
        if (packed.GetCount("values") != values.Length || packed.GetDoubles("values", decoded) != values.Length)
        {
            return false;
        }

        var (mayBeSingle, mayBeDouble) = TypesOfReaders(message, precision);
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

            if ((mayBeSingle && !IsSame((float)decoded[i], values[i], precision.Bound))
                || (mayBeDouble && !IsSame(decoded[i], values[i], precision.Bound)))
            {
                return false;
            }
        }

        return true;
    }

    // Where the type is not noted, headers decide: a field that does not need doubles itself comes as doubles when
    // another field of its variable does. Those doubles are the file's own numbers, nearer to the values than singles.
    private static (bool MayBeSingle, bool MayBeDouble) TypesOfReaders(byte[] message, GribPrecision precision)
    {
        if (precision.IsNoted)
        {
            return (!precision.IsDouble, precision.IsDouble);
        }

        var needsDouble = GribPackedMessage.NeedsDouble(message);
        return (!needsDouble && !(precision.IsDouble && precision.Bound == 0), needsDouble || precision.IsDouble);
    }

    private static bool IsSame(double found, double value, double bound) => bound == 0
        ? BitConverter.DoubleToInt64Bits(found) == BitConverter.DoubleToInt64Bits(value)
        : Math.Abs(found - value) <= bound;
}
