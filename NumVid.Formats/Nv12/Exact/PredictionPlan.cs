using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Prediction;
using NumVid.Formats.Nv12.Scaling.Lattices;

namespace NumVid.Formats.Nv12.Exact;

/// <summary>How values are turned into small whole numbers.</summary>
/// <param name="Numbering">What counts them, or null for the words of the elements.</param>
/// <param name="Predictor">How their numbers are predicted.</param>
internal sealed record PredictionPlan(INumbering? Numbering, Predictor Predictor)
{
    private const int BitsOfMisfit = 40;

    // An entry of a table ascends by little from the one before.
    private const int BitsOfEntry = 24;

    // After more misfits than one in so many the words of the elements are taken.
    private const int MaxMisfitPart = 16;

    private PackedLattice? Packed { get; init; }

    private Predictor WordPredictor { get; init; }

    /// <summary>Compares all ways on a sample.</summary>
    /// <param name="values">All values.</param>
    /// <param name="sample">The values of the sample.</param>
    /// <param name="block">Where the sample lies.</param>
    internal static PredictionPlan Choose<T>(ReadOnlySpan<T> values, T[] sample, SampleBlock block)
    {
        var mask = ElementWords.MaskOf<T>(sample);
        var (best, cost) = ChoosePredictor<T>(null, ElementWords.Of<T>(sample), mask, sample, block);
        var plan = new PredictionPlan(null, best) { WordPredictor = best };
        if (!ElementWords.IsFloat<T>())
        {
            return plan;
        }

        var isSingle = typeof(T) == typeof(float);
        var packed = isSingle ? PackedLattice.Find(AsFloats<T>(sample)) : null;
        var table = ValueTable.Find(values);
        INumbering?[] candidates =
        [
            DecimalLattices.Find<T>(sample), DyadicLattice.Find<T>(sample), packed?.Lattice, table,
            isSingle ? FrameLattices.Find(AsFloats(values), block.Whole) : null,
        ];
        foreach (var candidate in candidates)
        {
            if (candidate is null)
            {
                continue;
            }

            var part = candidate.For(block);
            var (words, misfits) = part.Index<T>(sample);
            var (predictor, numberingCost) = ChoosePredictor<T>(part, words, misfits, sample, block);
            numberingCost += BitsOfMisfit * (CountOf(misfits) - CountOf(mask));

            // The sample bears its part of a table.
            numberingCost += ReferenceEquals(candidate, table)
                ? BitsOfEntry * (long)table!.Count * sample.Length / values.Length
                : 0;
            if (numberingCost < cost)
            {
                cost = numberingCost;
                plan = plan with
                {
                    Numbering = candidate,
                    Predictor = predictor,
                    Packed = packed is not null && candidate.Equals(packed.Lattice) ? packed : null,
                };
            }
        }

        return plan;
    }

    /// <summary>Compares predictors on a sample of values whose numbering is known.</summary>
    internal static PredictionPlan ChooseFor<T>(INumbering numbering, T[] sample, SampleBlock block)
    {
        var part = numbering.For(block);
        var (words, misfits) = part.Index<T>(sample);
        return new PredictionPlan(numbering, ChoosePredictor(part, words, misfits, sample, block).Predictor);
    }

    /// <summary>Fits the numbering of a sample to all values, or gives it up.</summary>
    internal PredictionPlan Refine<T>(ReadOnlySpan<T> values)
    {
        if (Numbering is not Lattice lattice)
        {
            return this;
        }

        if (Packed is not null)
        {
            Packed.Refine(AsFloats(values));
            lattice = Packed.Lattice;
        }

        var misfits = 0;
        foreach (var value in values)
        {
            misfits += double.IsFinite(FloatNumbers.Of(value)) && !lattice.TryIndex(value, out _) ? 1 : 0;
        }

        return misfits > values.Length / MaxMisfitPart
            ? new PredictionPlan(null, WordPredictor)
            : this with { Numbering = lattice };
    }

    // The sum of bit lengths stands for the size: the coder learns how long numbers are, their bits it has to store.
    private static (Predictor Predictor, long Cost) ChoosePredictor<T>(
        INumbering? numbering, long[] words, bool[]? mask, T[] sample, SampleBlock block)
    {
        var geometry = block.Geometry;
        var best = default(Predictor);
        var lowest = long.MaxValue;

        // Up to 36 predictors are tried, each of which spoils the numbers: all in the same room.
        var (spoilt, room) = (new long[words.Length], new long[words.Length]);
        void Try(Predictor predictor)
        {
            words.CopyTo(spoilt, 0);
            var rest = PredictedCoder.RestOf<T>(numbering, predictor, spoilt, mask, sample, geometry, room);
            var cost = CostOf(rest, block);
            if (cost < lowest)
            {
                (best, lowest) = (predictor, cost);
            }
        }

        for (var frames = 0; frames <= (geometry.Frames > 1 ? 1 : 0); frames++)
        {
            Try(Predictor.Median(frames));
            Try(Predictor.Mean(frames));
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
