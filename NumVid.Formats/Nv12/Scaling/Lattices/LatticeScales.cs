using System;
using System.Collections.Generic;
using System.Numerics;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Scaling.Lattices;

// Why so: docs/decisions/0083-video-first.md
/// <summary>Finds a scale whose codes are the whole numbers from which values were unpacked, so that pictures of these
/// give back the very values.</summary>
internal static class LatticeScales
{
    private const int SampleValues = 1 << 14;
    private const int MinBitDepth = 8;

    // What the line misses has to be kept apart.
    private const int MaxMisfitPart = 256;

    /// <summary>The scale of fewest codes that has nearly all values, or null.</summary>
    /// <param name="values">The values.</param>
    /// <param name="special">Which of them need no code, or null.</param>
    /// <param name="maxCode">The largest code that is of use.</param>
    internal static LinearScale? Find<T>(ReadOnlySpan<T> values, bool[]? special, int maxCode)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] valid = ValidOf(values, special);
        LinearScale? best = null;
        foreach (var lattice in LatticesOf(valid))
        {
            if (ScaleOf(lattice, valid, best is { } found ? found.MaxCode : maxCode) is { } scale)
            {
                best = scale;
            }
        }

        return best;
    }

    private static IEnumerable<Lattice> LatticesOf<T>(T[] valid)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sample = SampleOf(valid);
        if (sample is float[] floats && PackedLattice.Find(floats) is { } packed)
        {
            packed.Refine((float[])(object)valid);
            yield return packed.Lattice;
        }

        if (DecimalLattices.Find<T>(sample) is { } decimals)
        {
            yield return decimals;
        }

        if (DyadicLattice.Find<T>(sample) is { } dyadic)
        {
            yield return dyadic;
        }
    }

    private static LinearScale? ScaleOf<T>(Lattice lattice, T[] valid, int maxCode)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (lowest, highest) = (long.MaxValue, long.MinValue);
        var misfits = 0;
        foreach (var value in valid)
        {
            if (lattice.TryIndex(value, out var index))
            {
                lowest = Math.Min(lowest, index);
                highest = Math.Max(highest, index);
            }
            else if (++misfits > valid.Length / MaxMisfitPart)
            {
                return null;
            }
        }

        var step = lattice.Divides ? lattice.Step / lattice.Factor : lattice.Step * lattice.Factor;
        if (highest <= lowest || highest - lowest > maxCode || !double.IsNormal(step))
        {
            return null;
        }

        var depth = Math.Max(MinBitDepth, 32 - BitOperations.LeadingZeroCount((uint)(highest - lowest)));
        var scale = new LinearScale(lattice.At(lowest), step, depth);
        return Restores(scale, valid) ? scale : null;
    }

    // A line from the smallest value on rounds otherwise than the lattice did.
    private static bool Restores<T>(LinearScale scale, T[] valid)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var misfits = 0;
        foreach (var value in valid)
        {
            var code = Math.Round((FloatNumbers.Of(value) - scale.Minimum) / scale.Step);
            var offset = code * scale.Step;
            misfits += FloatBits.Of(FloatNumbers.As<T>(scale.Minimum + offset)) == FloatBits.Of(value) ? 0 : 1;
            if (misfits > valid.Length / MaxMisfitPart)
            {
                return false;
            }
        }

        return true;
    }

    private static T[] ValidOf<T>(ReadOnlySpan<T> values, bool[]? special)
    {
        var valid = new List<T>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (special is null || !special[i])
            {
                valid.Add(values[i]);
            }
        }

        return [.. valid];
    }

    private static T[] SampleOf<T>(T[] valid)
    {
        var stride = Math.Max(1, valid.Length / SampleValues);
        var sample = new T[valid.Length / stride];
        for (var i = 0; i < sample.Length; i++)
        {
            sample[i] = valid[i * stride];
        }

        return sample;
    }
}
