using System;

namespace NumVid.Formats.Nv12.Codecs.Contracts;

/// <summary>How the steps of a codec's quantisers follow each other.</summary>
/// <param name="StepAtZero">The step of quantiser 0, in codes.</param>
/// <param name="Ratio">The step of a quantiser as a multiple of the one before.</param>
/// <param name="Largest">The coarsest quantiser.</param>
internal sealed record QuantiserScale(double StepAtZero, double Ratio, int Largest)
{
    /// <summary>The step of a quantiser, in codes.</summary>
    internal double StepOf(int quantiser) => StepAtZero * Math.Pow(Ratio, quantiser);

    /// <summary>The coarsest quantiser up to a largest one whose step is not larger than so many codes.</summary>
    internal int Coarsest(double codes, int largest)
    {
        var quantiser = 0;
        for (var step = StepAtZero; step * Ratio <= codes && quantiser < largest; step *= Ratio)
        {
            quantiser++;
        }

        return quantiser;
    }
}
