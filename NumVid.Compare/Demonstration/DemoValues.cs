using System;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Demonstration;

/// <summary>A weather-like field over time, latitude and longitude, computed where it is asked for.</summary>
/// <remarks>Not real data: it moves and is smooth like weather, and shows how a comparison looks, not how formats
/// compare.</remarks>
internal sealed class DemoValues : FieldValues
{
    private const double LargePatterns = 6;
    private const double SmallPatterns = 30;
    private const double StepsToChange = 20;
    private const double Drift = 0.03;
    private const int StepsPerDay = 8;

    private readonly bool _isRain;

    /// <summary>Creates a field.</summary>
    /// <param name="shape">Times, latitudes, longitudes.</param>
    /// <param name="isRain">Rain in mm, zero in most places, instead of a temperature in kelvin.</param>
    internal DemoValues(int[] shape, bool isRain)
        : base(typeof(float), shape) => _isRain = isRain;

    /// <inheritdoc/>
    internal override Array Read(int[] origin, int[] shape)
    {
        var box = Array.CreateInstance(typeof(float), shape);
        var values = ArraySpan.Writable<float>(box);
        for (var position = 0; position < values.Length; position++)
        {
            var column = origin[2] + (position % shape[2]);
            var row = origin[1] + (position / shape[2] % shape[1]);
            var step = origin[0] + (position / (shape[2] * shape[1]));
            values[position] = (float)At(step, (double)row / Shape[1], (double)column / Shape[1]);
        }

        return box;
    }

    private double At(int step, double south, double east)
    {
        var (x, y, z) = (east + (step * Drift), south, step / StepsToChange);
        var patterns = SmoothNoise.At(x * LargePatterns, y * LargePatterns, z, seed: 1)
            + (0.2 * SmoothNoise.At(x * SmallPatterns, y * SmallPatterns, z * 4, seed: 2));
        if (_isRain)
        {
            var excess = Math.Max(0, patterns - 0.4);
            return 25 * excess * excess;
        }

        // Warm in the middle, cold at both edges, a day that is a parabola.
        var hour = (step % StepsPerDay / (double)StepsPerDay) - 0.5;
        return 300 - (160 * (south - 0.5) * (south - 0.5)) + (8 * patterns) - (16 * hour * hour);
    }
}
