using System;
using System.Numerics;
using NumVid.Compare.Checks;
using NumVid.Compare.Metrics;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Comparison;

/// <summary>All metrics and the check of places, taken together block by block from two arrays.</summary>
internal sealed class FieldMeasurement
{
    // 16 Ki values of both arrays are still in the second-level cache for the second pass.
    private const int BlockLength = 1 << 14;

    private readonly DifferenceSums _sums;
    private readonly PlacesCheck _places = new();

    private FieldMeasurement(FieldLayout layout) => _sums = new DifferenceSums(layout);

    /// <summary>The sums for the metrics, level by level and frame by frame.</summary>
    internal DifferenceSums Parts => _sums;

    /// <summary>The sums of the whole.</summary>
    internal DifferenceTotals Sums => _sums.Total;

    /// <summary>Points that are NaN in the original.</summary>
    internal long MissingCount => _places.MissingCount;

    /// <summary>Whether missing points and infinities came back at their places.</summary>
    internal CheckOutcome Places => _places.Outcome;

    /// <summary>Whether every point has an equal value or is missing in both.</summary>
    internal bool IsExact => Places.HasPassed && Sums.LargestAbsolute == 0;

    /// <summary>Measures the values from <paramref name="start"/> on, <paramref name="count"/> of them.</summary>
    /// <param name="original">An array of float or double, of any rank.</param>
    /// <param name="decoded">An array of float or double with as many values in the same order.</param>
    /// <param name="start">The first value.</param>
    /// <param name="count">How many; null: to the end.</param>
    internal static FieldMeasurement Of(Array original, Array decoded, int start = 0, int? count = null) =>
        Of(original, decoded, FieldLayout.Row(count ?? original.Length - start), start, count);

    /// <summary>Measures all values.</summary>
    /// <param name="original">An array of float or double, of any rank.</param>
    /// <param name="decoded">An array of float or double with as many values in the same order.</param>
    /// <param name="layout">How they fall into frames and levels.</param>
    internal static FieldMeasurement Of(Array original, Array decoded, FieldLayout layout) => Of(original, decoded, layout, 0, null);

    private static FieldMeasurement Of(Array original, Array decoded, FieldLayout layout, int start, int? count)
    {
        var length = count ?? original.Length - start;
        var measurement = new FieldMeasurement(layout);
        Action<Array, Array, int, int> measure = (original.GetType().GetElementType(), decoded.GetType().GetElementType()) switch
        {
            (var x, var y) when x == typeof(float) && y == typeof(float) => measurement.Add<float, float>,
            (var x, var y) when x == typeof(float) && y == typeof(double) => measurement.Add<float, double>,
            (var x, var y) when x == typeof(double) && y == typeof(float) => measurement.Add<double, float>,
            (var x, var y) when x == typeof(double) && y == typeof(double) => measurement.Add<double, double>,
            var (x, y) => throw new ArgumentException($"Values of types {x} and {y} cannot be measured against each other."),
        };
        measure(original, decoded, start, length);
        return measurement;
    }

    private void Add<TOriginal, TDecoded>(Array original, Array decoded, int start, int length)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        var x = ArraySpan.Of<TOriginal>(original).Slice(start, length);
        var y = ArraySpan.Of<TDecoded>(decoded).Slice(start, length);
        for (var offset = 0; offset < length; offset += BlockLength)
        {
            var count = Math.Min(BlockLength, length - offset);
            _sums.Add(x.Slice(offset, count), y.Slice(offset, count), offset);
            _places.Add(x.Slice(offset, count), y.Slice(offset, count));
        }
    }
}
