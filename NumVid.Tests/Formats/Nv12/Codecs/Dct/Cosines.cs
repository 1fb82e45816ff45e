using System;

namespace NumVid.Tests.Formats.Nv12.Codecs.Dct;

/// <summary>The orthonormal DCT-II of 8 x 8 and its inverse by their definition, in doubles.</summary>
internal static class Cosines
{
    internal static double[] Forward(double[] samples)
    {
        var coefficients = new double[64];
        for (var v = 0; v < 8; v++)
        {
            for (var u = 0; u < 8; u++)
            {
                for (var i = 0; i < 64; i++)
                {
                    coefficients[(8 * v) + u] += samples[i] * Weight(v, i / 8) * Weight(u, i % 8);
                }
            }
        }

        return coefficients;
    }

    internal static double[] Inverse(double[] coefficients)
    {
        var samples = new double[64];
        for (var i = 0; i < 64; i++)
        {
            for (var k = 0; k < 64; k++)
            {
                samples[i] += coefficients[k] * Weight(k / 8, i / 8) * Weight(k % 8, i % 8);
            }
        }

        return samples;
    }

    private static double Weight(int frequency, int sample) =>
        (frequency == 0 ? Math.Sqrt(0.125) : 0.5) * Math.Cos(((2 * sample) + 1) * frequency * Math.PI / 16);
}
