using System;
using System.Numerics;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Formats.Nv12.Proof;

/// <summary>How far what a reader gets is off.</summary>
/// <param name="Largest">The largest error of a valid point.</param>
/// <param name="LargestRelative">The largest error of a valid point as a part of its magnitude.</param>
/// <param name="MeanSquare">The mean of the squared errors of the valid points.</param>
/// <param name="HoldsPointLimits">Whether every valid point is within its limit and every special one has its
/// bits.</param>
internal sealed record MeasuredErrors(double Largest, double LargestRelative, double MeanSquare, bool HoldsPointLimits)
{
    /// <summary>Measures values against what was promised.</summary>
    internal static MeasuredErrors Of<T>(Promise<T> promise, T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (largest, relative, sum, holds) = (0.0, 0.0, 0.0, true);
        var count = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (promise.Special is not null && promise.Special[i])
            {
                holds &= FloatBits.Of(values[i]) == FloatBits.Of(promise.Values[i]);
                continue;
            }

            var original = FloatNumbers.Of(promise.Values[i]);
            var error = Math.Abs(FloatNumbers.Of(values[i]) - original);

            // Nothing is promised without limits, but a value must stay a number.
            holds &= error <= Math.Min(promise.Limits.At(original), double.MaxValue);
            largest = Math.Max(largest, error);
            relative = error == 0 ? relative : Math.Max(relative, error / Math.Abs(original));
            sum += error * error;
            count++;
        }

        return new MeasuredErrors(largest, relative, count == 0 ? 0 : Math.Min(sum / count, double.MaxValue), holds);
    }
}
