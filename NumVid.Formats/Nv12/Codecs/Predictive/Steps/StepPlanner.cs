using System;
using System.Collections.Generic;
using System.IO;
using System.Numerics;
using System.Runtime.InteropServices;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Steps;

/// <summary>Finds the ways in which the values of a segment can be counted; for writers only.</summary>
/// <typeparam name="T">Float or double.</typeparam>
internal sealed class StepPlanner<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostOutliers = 64;
    private const int MostParts = 64;
    private const double TableShare = 0.8;
    private const int SampleLength = 1 << 13;

    private readonly double[] _steps;
    private readonly double[] _sorted;
    private readonly float _largestMagnitude;
    private readonly double _first;

    /// <summary>Looks at values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="mask">Points that have none, or null.</param>
    /// <param name="steps">The steps that are asked for.</param>
    internal StepPlanner(ReadOnlySpan<T> values, bool[]? mask, ReadOnlySpan<double> steps)
    {
        _steps = steps.ToArray();
        _sorted = Sorted(values, mask);
        _first = First(values, mask);
        _largestMagnitude = (float)(_sorted.Length == 0 ? 0 : Math.Max(Math.Abs(_sorted[0]), Math.Abs(_sorted[^1])));
    }

    /// <summary>Whether all frames have the same step; there is more than one way only then.</summary>
    internal bool HasOneStep => !_steps.AsSpan().ContainsAnyExcept(_steps[0]);

    /// <summary>The ways, the plainest first.</summary>
    /// <exception cref="InvalidDataException">Too many values are too far off for steps so small.</exception>
    internal IEnumerable<CountedValues> Ways()
    {
        var median = _sorted.Length == 0 ? 0 : _sorted[_sorted.Length / 2];
        yield return new CountedValues(Plan(median), null, 0);
        if (_sorted.Length == 0 || !HasOneStep)
        {
            yield break;
        }

        var range = _sorted[^1] - _sorted[0];
        if (range / _steps[0] < StepPlan.MostSteps)
        {
            yield return new CountedValues(Plan(_sorted[0]), null, 1);
        }

        if (OnLattice() is { } onLattice)
        {
            yield return onLattice;
        }

        var most = (int)Math.Min(TableShare * range / _steps[0], LevelTable.MostLevels);
        if (FewLevels(most) && LevelTable.TryCreate(_sorted, _steps[0], most) is { } table)
        {
            yield return new CountedValues(
                new StepPlan(0, 1, table.RankOf(_first), table.Values.Length - 1), table, 1);
        }
    }

    /// <summary>The values as they are counted; those too far off are cut, and what is masked is zero.</summary>
    internal double[] Count(ReadOnlySpan<T> values, bool[]? mask, CountedValues way)
    {
        var counts = new double[values.Length];
        var steps = HasOneStep ? [way.Plan.Step] : way.Plan.StepsOf(_steps);
        var frame = Math.Max(1, values.Length / steps.Length);
        for (var i = 0; i < counts.Length; i += frame)
        {
            var length = Math.Min(frame, counts.Length - i);
            CountFrame(
                values.Slice(i, length), mask is null ? default : mask.AsSpan(i, length), way, steps[i / frame],
                counts.AsSpan(i, length));
        }

        return counts;
    }

    private static void CountFrame(
        ReadOnlySpan<T> values, ReadOnlySpan<bool> mask, CountedValues way, double step, Span<double> counts)
    {
        var (offset, lattice, table) = (way.Plan.Offset, way.Lattice, way.Table);
        for (var i = 0; i < values.Length; i++)
        {
            if (!mask.IsEmpty && mask[i])
            {
                continue;
            }

            var value = FloatNumbers.Of(values[i]);
            var count = table is not null ? table.RankOf(value) : (value - offset) / step;
            if (lattice > 0 && table is null)
            {
                count = Math.Round(count * lattice) / lattice;
            }

            counts[i] = Math.Clamp(count, -StepPlan.MostSteps, StepPlan.MostSteps);
        }
    }

    private StepPlan Plan(double offset)
    {
        var smallest = double.PositiveInfinity;
        foreach (var step in _steps)
        {
            smallest = Math.Min(smallest, step);
        }

        // What is far off stands at both ends.
        var (start, end) = (0, _sorted.Length);
        while (start < end && Math.Abs(_sorted[start] - offset) / smallest > StepPlan.MostSteps)
        {
            start++;
        }

        while (start < end && Math.Abs(_sorted[end - 1] - offset) / smallest > StepPlan.MostSteps)
        {
            end--;
        }

        var outliers = _sorted.Length - (end - start);
        var most = start == end ? 0 : Math.Max(
            Math.Abs(_sorted[start] - offset) / smallest, Math.Abs(_sorted[end - 1] - offset) / smallest);
        if (outliers > MostOutliers + (_sorted.Length / MostOutliers))
        {
            throw new InvalidDataException(
                $"{outliers} of {_sorted.Length} values are more than {StepPlan.MostSteps} steps off");
        }

        // A single near the largest count is off by half an ulp, which must not add to half a step.
        return Plan(offset, _steps[0] / (1 + UlpOf(most)));
    }

    private StepPlan Plan(double offset, double step) =>
        new(offset, step, Cut((_first - offset) / step),
            _sorted.Length == 0 ? 0 : Cut(Math.Round((_sorted[^1] - offset) / step)));

    // Places of the lattice are never nearer than half a step where so many of them make a step.
    private CountedValues? OnLattice()
    {
        var tolerance = FloatBits.UlpAt<T>(_largestMagnitude);
        if (ValueLattice.TryFind(_sorted, tolerance) is not { } lattice)
        {
            return null;
        }

        var spare = 4 * tolerance;
        var parts = (int)Math.Min(Math.Floor((_steps[0] - spare) / lattice.Spacing) + 1, MostParts + 1);
        return parts < 1 || parts > MostParts || (_sorted[^1] - _sorted[0]) / lattice.Spacing > StepPlan.MostSteps
            ? null
            : new CountedValues(Plan(lattice.Start, parts * lattice.Spacing), null, parts);
    }

    // A quick look before all values are gone through.
    private bool FewLevels(int most)
    {
        var stride = Math.Max(1, _sorted.Length / SampleLength);
        var levels = 0;
        var last = double.NegativeInfinity;
        for (var i = 0; i < _sorted.Length; i += stride)
        {
            if (_sorted[i] - last > _steps[0])
            {
                levels++;
                last = _sorted[i];
            }
        }

        return levels <= most;
    }

    private static double UlpOf(double count) =>
        count < 1 ? Math.ScaleB(1, -23) : Math.ScaleB(1, Math.ILogB(count) + 1 - 23);

    private static float Cut(double count) => (float)Math.Clamp(count, -StepPlan.MostSteps, StepPlan.MostSteps);

    private static double First(ReadOnlySpan<T> values, bool[]? mask)
    {
        var first = mask is null ? 0 : Array.IndexOf(mask, false);
        return first < 0 ? 0 : FloatNumbers.Of(values[first]);
    }

    private static double[] Sorted(ReadOnlySpan<T> values, bool[]? mask)
    {
        var valid = new T[values.Length];
        var count = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (mask is null || !mask[i])
            {
                valid[count++] = values[i];
            }
        }

        if (typeof(T) == typeof(float))
        {
            return SingleSort.Ascending(MemoryMarshal.Cast<T, float>(valid.AsSpan(0, count)));
        }

        var sorted = new double[count];
        for (var i = 0; i < count; i++)
        {
            sorted[i] = FloatNumbers.Of(valid[i]);
        }

        Array.Sort(sorted);
        return sorted;
    }
}
