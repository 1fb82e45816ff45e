using System;
using System.IO;
using System.Numerics;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Steps;

/// <summary>Finds how the values of a segment are best counted; for writers only.</summary>
/// <typeparam name="T">Float or double.</typeparam>
internal static class StepPlanner<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int SampleLength = 1025;
    private const int MostOutliers = 64;

    /// <summary>Makes a plan.</summary>
    /// <param name="values">The values.</param>
    /// <param name="geometry">Their shape.</param>
    /// <param name="mask">Points that have none, or null.</param>
    /// <param name="steps">The steps that are asked for.</param>
    /// <exception cref="InvalidDataException">Too many values are too far off for steps so small.</exception>
    internal static StepPlan Plan(
        ReadOnlySpan<T> values, SegmentGeometry geometry, bool[]? mask, ReadOnlySpan<double> steps)
    {
        var sorted = Sample(values, mask);
        var offset = sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
        var frame = geometry.Rows * geometry.Columns;
        var (most, outliers) = (0.0, 0);
        for (var i = 0; i < values.Length; i++)
        {
            if (mask is not null && mask[i])
            {
                continue;
            }

            var count = Math.Abs(double.CreateTruncating(values[i]) - offset) / steps[i / frame];
            if (count > StepPlan.MostSteps)
            {
                outliers++;
            }
            else
            {
                most = Math.Max(most, count);
            }
        }

        if (outliers > MostOutliers + (values.Length / MostOutliers))
        {
            throw new InvalidDataException(
                $"{outliers} of {values.Length} values are more than {StepPlan.MostSteps} steps off");
        }

        // A single near the largest count is off by half an ulp, which must not add to half a step.
        var step = steps[0] / (1 + UlpOf(most));
        return new StepPlan(offset, step, FirstOf(values, mask, offset, step));
    }

    /// <summary>The values in steps, frame by frame; those too far off are cut, and what is masked is zero.</summary>
    internal static double[] Count(ReadOnlySpan<T> values, bool[]? mask, double offset, double[] steps)
    {
        var counts = new double[values.Length];
        var frame = values.Length / steps.Length;
        for (var i = 0; i < counts.Length; i++)
        {
            if (mask is null || !mask[i])
            {
                var count = (double.CreateTruncating(values[i]) - offset) / steps[i / frame];
                counts[i] = Math.Clamp(count, -StepPlan.MostSteps, StepPlan.MostSteps);
            }
        }

        return counts;
    }

    private static double UlpOf(double count) =>
        count < 1 ? Math.ScaleB(1, -23) : Math.ScaleB(1, Math.ILogB(count) + 1 - 23);

    private static float FirstOf(ReadOnlySpan<T> values, bool[]? mask, double offset, double step)
    {
        var first = mask is null ? 0 : Array.IndexOf(mask, false);
        return first < 0 ? 0 : (float)Math.Clamp(
            (double.CreateTruncating(values[first]) - offset) / step, -StepPlan.MostSteps, StepPlan.MostSteps);
    }

    private static double[] Sample(ReadOnlySpan<T> values, bool[]? mask)
    {
        var sample = new System.Collections.Generic.List<double>(SampleLength);
        var stride = Math.Max(1, values.Length / SampleLength);
        for (var i = stride / 2; i < values.Length; i += stride)
        {
            if (mask is null || !mask[i])
            {
                sample.Add(double.CreateTruncating(values[i]));
            }
        }

        sample.Sort();
        return [.. sample];
    }
}
