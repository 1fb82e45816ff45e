using System;
using System.Numerics;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Scaling;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>New values rounded to a grid on which stored ones lie; what rounding would carry beyond its limit stays as
/// it is.</summary>
/// <param name="Values">All values, stored ones unchanged.</param>
/// <param name="LargestError">The largest error of a new value.</param>
/// <param name="SquareSum">The sum of the squared errors of new values.</param>
/// <param name="NewCount">The new values that are valid.</param>
/// <param name="ValidCount">All values that are valid.</param>
internal sealed record GridRounding<T>(T[] Values, double LargestError, double SquareSum, int NewCount, int ValidCount)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Rounds.</summary>
    /// <param name="input">All values with the limits of new ones.</param>
    /// <param name="isStored">Which of them are stored already, or null for none.</param>
    /// <param name="step">The step of the grid.</param>
    internal static GridRounding<T> Of(BoundedInput<T> input, bool[]? isStored, double step)
    {
        var rounded = (T[])input.Values.Clone();
        var special = input.Summary.Special;
        var (largest, sum, added, valid) = (0.0, 0.0, 0, 0);
        for (var i = 0; i < rounded.Length; i++)
        {
            if (special is not null && special[i])
            {
                continue;
            }

            valid++;
            if (isStored is not null && isStored[i])
            {
                continue;
            }

            added++;
            var near = GridStep.Nearest(input.Values[i], step);
            var error = Math.Abs(FloatNumbers.Of(near) - FloatNumbers.Of(input.Values[i]));
            if (error <= input.Limits.Absolute)
            {
                rounded[i] = near;
                largest = Math.Max(largest, error);
                sum += error * error;
            }
        }

        return new GridRounding<T>(rounded, largest, sum, added, valid);
    }
}
