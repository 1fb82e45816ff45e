using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumVid.Formats.Nv12.Exact;

/// <summary>How values are turned into small whole numbers.</summary>
/// <param name="Lattice">The lattice that counts them, or null for the words of the elements.</param>
/// <param name="Predictor">What is foreseen.</param>
internal sealed record PredictionPlan(Lattice? Lattice, Predictor Predictor)
{
    private const int BitsOfMisfit = 40;

    // After more misfits than one in so many the words of the elements are taken.
    private const int MaxMisfitPart = 16;

    private PackedLattice? Packed { get; init; }

    private Predictor WordPredictor { get; init; }

    /// <summary>Compares all ways on a sample.</summary>
    internal static PredictionPlan Choose<T>(T[] sample, SampleBlock block)
    {
        var mask = ElementWords.MaskOf<T>(sample);
        var (best, cost) = ChoosePredictor(ElementWords.Of<T>(sample), mask, block);
        var plan = new PredictionPlan(null, best) { WordPredictor = best };
        if (!ElementWords.IsFloat<T>())
        {
            return plan;
        }

        var packed = typeof(T) == typeof(float) ? PackedLattice.Find(AsFloats<T>(sample)) : null;
        foreach (var lattice in new[] { DecimalLattices.Find<T>(sample), DyadicLattice.Find<T>(sample), packed?.Lattice })
        {
            if (lattice is null)
            {
                continue;
            }

            var (words, misfits) = lattice.Value.Index<T>(sample);
            var (predictor, latticeCost) = ChoosePredictor(words, misfits, block);
            latticeCost += BitsOfMisfit * (CountOf(misfits) - CountOf(mask));
            if (latticeCost < cost)
            {
                cost = latticeCost;
                plan = plan with { Lattice = lattice, Predictor = predictor, Packed = lattice == packed?.Lattice ? packed : null };
            }
        }

        return plan;
    }

    /// <summary>Fits the lattice of a sample to all values, or gives it up.</summary>
    internal PredictionPlan Refine<T>(ReadOnlySpan<T> values)
    {
        if (Lattice is null)
        {
            return this;
        }

        Packed?.Refine(AsFloats(values));
        var lattice = Packed?.Lattice ?? Lattice.Value;
        var misfits = 0;
        foreach (var value in values)
        {
            misfits += double.IsFinite(ElementWords.ToDouble(in value)) && !lattice.TryIndex(value, out _) ? 1 : 0;
        }

        return misfits > values.Length / MaxMisfitPart
            ? new PredictionPlan(null, WordPredictor)
            : this with { Lattice = lattice };
    }

    // The sum of bit lengths stands for the size: the coder learns how long numbers are, their bits it has to store.
    private static (Predictor Predictor, long Cost) ChoosePredictor(long[] words, bool[]? mask, SampleBlock block)
    {
        var geometry = block.Geometry;
        var best = default(Predictor);
        var lowest = long.MaxValue;
        void Try(Predictor predictor)
        {
            var cost = CostOf(predictor.Apply((long[])words.Clone(), mask, geometry), block);
            if (cost < lowest)
            {
                (best, lowest) = (predictor, cost);
            }
        }

        for (var frames = 0; frames <= (geometry.Frames > 1 ? 1 : 0); frames++)
        {
            Try(Predictor.Median(frames));
            for (var rows = 0; rows <= (geometry.Rows > 1 ? Predictor.MaxOrder : 0); rows++)
            {
                for (var columns = 0; columns <= (geometry.Columns > 1 ? Predictor.MaxOrder : 0); columns++)
                {
                    Try(Predictor.Differences(frames, rows, columns));
                }
            }
        }

        return (best, lowest);
    }

    private static long CostOf(long[] rest, SampleBlock block)
    {
        var bits = 0L;
        var columns = block.Geometry.Columns;
        for (var start = 0; start < rest.Length; start += columns)
        {
            if (block.IsSeam(start / columns % block.Geometry.Rows))
            {
                continue;
            }

            foreach (var value in rest.AsSpan(start, columns))
            {
                bits += 64 - BitOperations.LeadingZeroCount((ulong)Math.Abs(Math.Max(value, -long.MaxValue)));
            }
        }

        return bits;
    }

    private static int CountOf(bool[]? mask) => mask is null ? 0 : mask.AsSpan().Count(true);

    private static ReadOnlySpan<float> AsFloats<T>(ReadOnlySpan<T> values) => MemoryMarshal.CreateReadOnlySpan(
        ref Unsafe.As<T, float>(ref MemoryMarshal.GetReference(values)), values.Length);
}
