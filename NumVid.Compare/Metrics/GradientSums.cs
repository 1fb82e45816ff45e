using System;

namespace NumVid.Compare.Metrics;

/// <summary>The error of the spatial gradient's norm, by central differences between neighbours in the grid.</summary>
/// <remarks>In the variable's unit per grid step, at points whose four neighbours are valid in both.</remarks>
internal sealed class GradientSums
{
    private double _squares;
    private long _count;
    private double _largest;

    /// <summary>Sqrt(mean(difference of the norms ^2)); null without a point.</summary>
    internal double? Rmse => _count == 0 ? null : Finite.OrNull(Math.Sqrt(_squares / _count));

    /// <summary>The largest difference of the norms; null without a point.</summary>
    internal double? Largest => _count == 0 ? null : Finite.OrNull(_largest);

    /// <summary>Adds a plane.</summary>
    internal void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int rows, int columns)
    {
        for (var row = 1; row < rows - 1; row++)
        {
            for (var column = 1; column < columns - 1; column++)
            {
                var at = (row * columns) + column;
                var difference = Math.Abs(NormOf(y, at, columns) - NormOf(x, at, columns));
                if (double.IsFinite(difference))
                {
                    _squares += difference * difference;
                    _largest = Math.Max(_largest, difference);
                    _count++;
                }
            }
        }
    }

    private static double NormOf(ReadOnlySpan<double> values, int at, int columns)
    {
        var along = (values[at + 1] - values[at - 1]) / 2;
        var across = (values[at + columns] - values[at - columns]) / 2;
        return Math.Sqrt((along * along) + (across * across));
    }
}
