using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Prediction;

/// <summary>Sums of products of neighbours and targets, one set a place.</summary>
/// <param name="memory">What they are taken from.</param>
/// <param name="layout">How they stand in vectors.</param>
/// <param name="places">How many sets.</param>
internal sealed unsafe class LeastSquaresSums(ModelMemory memory, SumsLayout layout, long places)
{
    private readonly AlignedMemory<Vector256<float>> _sums = new(memory, layout.Vectors * places);
    private readonly AlignedMemory<float> _counts = new(memory, places);

    /// <summary>The number of points in each set, in single.</summary>
    internal float* Counts => _counts.Start;

    /// <summary>The sums of a set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector256<float>* At(long place) => _sums.Start + (place * layout.Vectors);

    /// <summary>Adds a point.</summary>
    /// <param name="place">The set.</param>
    /// <param name="neighbours">The neighbours, with zeros behind them.</param>
    /// <param name="target">The target.</param>
    /// <param name="weight">How much the point counts.</param>
    internal void Add(long place, Vector256<float>* neighbours, float target, float weight)
    {
        var sums = At(place);
        var values = (float*)neighbours;
        var taps = layout.Taps;
        var row = 0;
        var first = neighbours[0];
        for (; row < Magnitudes.AtMost(taps, SumsLayout.Width); row++, sums++)
        {
            sums[0] += first * Vector256.Create(values[row] * weight);
        }

        for (; row < Magnitudes.AtMost(taps, 2 * SumsLayout.Width); row++, sums += 2)
        {
            var factor = Vector256.Create(values[row] * weight);
            sums[0] += first * factor;
            sums[1] += neighbours[1] * factor;
        }

        for (; row < Magnitudes.AtMost(taps, 3 * SumsLayout.Width); row++, sums += 3)
        {
            var factor = Vector256.Create(values[row] * weight);
            sums[0] += first * factor;
            sums[1] += neighbours[1] * factor;
            sums[2] += neighbours[2] * factor;
        }

        for (; row < Magnitudes.AtMost(taps, 4 * SumsLayout.Width); row++, sums += 4)
        {
            var factor = Vector256.Create(values[row] * weight);
            sums[0] += first * factor;
            sums[1] += neighbours[1] * factor;
            sums[2] += neighbours[2] * factor;
            sums[3] += neighbours[3] * factor;
        }

        // Hierarchical order has up to 43 neighbours.
        for (; row < taps; row++)
        {
            var factor = Vector256.Create(values[row] * weight);
            for (var i = 0; i <= row / SumsLayout.Width; i++, sums++)
            {
                *sums += neighbours[i] * factor;
            }
        }

        var last = Vector256.Create(target * weight);
        for (var i = 0; i < layout.TapVectors; i++)
        {
            sums[i] += neighbours[i] * last;
        }

        _counts.Start[place] += 1;
    }

    /// <summary>Multiplies a set by a factor.</summary>
    internal void Scale(long place, float factor)
    {
        var sums = At(place);
        var factors = Vector256.Create(factor);
        for (var i = 0; i < layout.Vectors; i++)
        {
            sums[i] *= factors;
        }

        _counts.Start[place] *= factor;
    }

    /// <summary>Adds a set of other sums of the same layout.</summary>
    internal void AddSums(long place, LeastSquaresSums other, long otherPlace)
    {
        var sums = At(place);
        var from = other.At(otherPlace);
        for (var i = 0; i < layout.Vectors; i++)
        {
            sums[i] += from[i];
        }

        _counts.Start[place] += other._counts.Start[otherPlace];
    }

    /// <summary>Adds a set of other sums times a factor, where it has points; the count stays.</summary>
    internal void AddScaled(long place, LeastSquaresSums other, long otherPlace, float factor)
    {
        if (!(other._counts.Start[otherPlace] > 0))
        {
            return;
        }

        var sums = At(place);
        var from = other.At(otherPlace);
        var factors = Vector256.Create(factor);
        for (var i = 0; i < layout.Vectors; i++)
        {
            sums[i] += from[i] * factors;
        }
    }

    /// <summary>Empties a set.</summary>
    internal void Clear(long place)
    {
        var sums = At(place);
        for (var i = 0; i < layout.Vectors; i++)
        {
            sums[i] = Vector256<float>.Zero;
        }

        _counts.Start[place] = 0;
    }
}
