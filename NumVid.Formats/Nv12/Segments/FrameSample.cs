using System;
using System.Numerics;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Formats.Nv12.Segments;

/// <summary>Frames of some members at some times, on which predictions are compared.</summary>
/// <param name="values">The values, time by time, member by member.</param>
/// <param name="times">The times.</param>
/// <param name="members">The members.</param>
/// <param name="rows">The rows of a frame.</param>
/// <param name="columns">The values of a row.</param>
internal sealed class FrameSample<T>(T[] values, int times, int members, int rows, int columns)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // A little less is within what a sample may misjudge.
    private const double Worthwhile = 0.97;

    /// <summary>Whether the member before tells more of a frame than its own points and the time before do.</summary>
    /// <param name="step">What is counted: steps of this size.</param>
    /// <param name="isSpecial">Whether a value is no measurement.</param>
    internal bool MembersPay(double step, Func<T, bool> isSpecial)
    {
        var frame = rows * columns;
        var (within, before, beside) = (0L, 0L, 0L);
        for (var time = times > 1 ? 1 : 0; time < times; time++)
        {
            for (var member = 1; member < members; member++)
            {
                var start = ((time * members) + member) * frame;
                within += BitsOf(start, null, step, isSpecial);
                before += BitsOf(start, times > 1 ? members * frame : null, step, isSpecial);
                beside += BitsOf(start, frame, step, isSpecial);
            }
        }

        return beside < Worthwhile * Math.Min(within, before);
    }

    // The bits of a frame less the gradient of its points, or of its differences to a frame so far before it. Where the step is
    // coarse all of that is below it, and still what is smaller costs less.
    private long BitsOf(int start, int? back, double step, Func<T, bool> isSpecial)
    {
        var bits = 0L;
        for (var row = 1; row < rows; row++)
        {
            for (var column = 1; column < columns; column++)
            {
                var at = start + (row * columns) + column;
                if (isSpecial(values[at]) || isSpecial(values[at - 1]) || isSpecial(values[at - columns])
                    || isSpecial(values[at - columns - 1]))
                {
                    continue;
                }

                var rest = GradientAt(at) - (back is { } frames ? GradientAt(at - frames) : 0);
                bits += double.IsFinite(rest) ? RoughLogarithm.OfOneAnd(Math.Abs(rest) / step) : 0;
            }
        }

        return bits;
    }

    private double GradientAt(int at) =>
        NumberAt(at) - NumberAt(at - 1) - NumberAt(at - columns) + NumberAt(at - columns - 1);

    private double NumberAt(int at) => FloatNumbers.Of(values[at]);
}
