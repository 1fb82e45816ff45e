using System;

namespace NumVid.Compare.Pictures;

/// <summary>Turns values into the colour numbers 0 to 254.</summary>
/// <param name="Minimum">The value of number 0.</param>
/// <param name="Maximum">The value of number 254.</param>
internal readonly record struct ColourScale(double Minimum, double Maximum)
{
    private const byte Middle = SampledFrame.Largest / 2;

    /// <summary>The number of a finite value; values outside take the nearest end, and a scale without extent its
    /// middle.</summary>
    internal byte NumberOf(double value)
    {
        // Halves, because the range of doubles may be wider than a double.
        var range = (Maximum / 2) - (Minimum / 2);
        return range > 0
            ? (byte)Math.Round(Math.Clamp(((value / 2) - (Minimum / 2)) / range, 0, 1) * SampledFrame.Largest)
            : Middle;
    }
}
