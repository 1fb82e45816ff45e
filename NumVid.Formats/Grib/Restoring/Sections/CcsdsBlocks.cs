using System;
using System.Runtime.Intrinsics;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Samples in blocks, each sample as what it differs from the one before, made non-negative.</summary>
internal static class CcsdsBlocks
{
    /// <summary>The blocks that samples take; the last is filled up with its last sample.</summary>
    internal static int Count(in CcsdsParameters parameters, int samples) =>
        (int)(((long)samples + parameters.BlockLength - 1) / parameters.BlockLength);

    /// <summary>Whether a block begins with a sample as it is.</summary>
    internal static bool HasReference(in CcsdsParameters parameters, int block) =>
        parameters.Predicts && block % parameters.Interval == 0;

    /// <summary>Fills a block.</summary>
    /// <param name="parameters">The coding.</param>
    /// <param name="samples">All samples.</param>
    /// <param name="block">The number of the block.</param>
    /// <param name="residuals">Its samples; the first may be a reference.</param>
    internal static void Map(
        in CcsdsParameters parameters, ReadOnlySpan<long> samples, int block, Span<long> residuals)
    {
        var start = block * parameters.BlockLength;
        var own = samples.Slice(start, Math.Min(residuals.Length, samples.Length - start));
        var last = own[^1];
        if (!parameters.Predicts)
        {
            own.CopyTo(residuals);
            residuals[own.Length..].Fill(last);
            return;
        }

        // The first sample of all is a reference, and has none before it.
        var first = start == 0 ? 1 : 0;
        Map(own[first..], samples[(start + first - 1)..], parameters.Largest, residuals[first..]);
        residuals[own.Length..].Clear();
        if (HasReference(parameters, block))
        {
            residuals[0] = own[0];
        }
    }

    // What is within reach on both sides takes turns, what lies farther on one side follows.
    private static void Map(
        ReadOnlySpan<long> samples, ReadOnlySpan<long> before, long largest, Span<long> residuals)
    {
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var most = Vector256.Create(largest);
            for (; i <= samples.Length - Vector256<long>.Count; i += Vector256<long>.Count)
            {
                var previous = Vector256.Create(before[i..]);
                var difference = Vector256.Create(samples[i..]) - previous;
                var isNegative = Vector256.LessThan(difference, Vector256<long>.Zero);
                var distance = Vector256.ConditionalSelect(isNegative, -difference, difference);
                var reach = Vector256.Min(previous, most - previous);
                Vector256.ConditionalSelect(
                    Vector256.LessThanOrEqual(distance, reach), distance + distance + isNegative, reach + distance)
                    .CopyTo(residuals[i..]);
            }
        }

        for (; i < samples.Length; i++)
        {
            var difference = samples[i] - before[i];
            var reach = Math.Min(before[i], largest - before[i]);
            residuals[i] = difference >= 0
                ? difference <= reach ? 2 * difference : reach + difference
                : -difference <= reach ? (-2 * difference) - 1 : reach - difference;
        }
    }

    /// <summary>Turns a block back into samples, in place.</summary>
    /// <param name="parameters">The coding.</param>
    /// <param name="block">The number of the block.</param>
    /// <param name="previous">The last sample of the block before.</param>
    /// <param name="residuals">The block.</param>
    /// <returns>Whether all samples have the bits that they may have.</returns>
    internal static bool TryUnmap(in CcsdsParameters parameters, int block, long previous, Span<long> residuals)
    {
        var largest = parameters.Largest;
        for (var i = 0; i < residuals.Length; i++)
        {
            if (parameters.Predicts && !(i == 0 && HasReference(parameters, block)))
            {
                var coded = residuals[i];
                var reach = Math.Min(previous, largest - previous);
                residuals[i] = previous + (
                    coded <= 2 * reach ? ((coded & 1) == 0 ? coded / 2 : -(coded + 1) / 2)
                    : previous == reach ? coded - reach : reach - coded);
            }

            previous = residuals[i];
            if (previous < 0 || previous > largest)
            {
                return false;
            }
        }

        return true;
    }
}
