using System;
using System.Collections.Generic;
using NUnit.Framework;
using NumVid.Formats.Nv12.Codecs.Dct;

namespace NumVid.Tests.Formats.Nv12.Codecs.Dct;

/// <summary>The integer transform against the formula of the DCT-II in doubles, and its implementations against each
/// other.</summary>
[TestFixture]
internal sealed class CosineTransformTests
{
    private const double Unit = 1 << CosineTable.FractionBits;

    private static readonly int[] s_amplitudes = [1, 255, 4095, 65535];

    private static IEnumerable<ICosineTransform> All => [CosineTransforms.Scalar, CosineTransforms.Vector];

    [Test]
    public void Forward_IsTheFormula([ValueSource(nameof(All))] ICosineTransform transform,
        [ValueSource(nameof(s_amplitudes))] int amplitude)
    {
        var coefficients = new int[64];
        foreach (var block in Blocks(amplitude))
        {
            transform.Forward(block, coefficients);

            var expected = Cosines.Forward(Array.ConvertAll(block, sample => (double)sample));

            // Half a unit of each rounding, and constants of 21 bits.
            var tolerance = (3 / Unit) + (amplitude * 8 * 2.5e-6);
            Assert.That(Array.ConvertAll(coefficients, c => c / Unit), Is.EqualTo(expected).Within(tolerance));
        }
    }

    [Test]
    public void Inverse_IsTheFormulaRounded([ValueSource(nameof(All))] ICosineTransform transform,
        [ValueSource(nameof(s_amplitudes))] int amplitude)
    {
        var samples = new int[64];
        foreach (var block in Blocks(amplitude * 256))
        {
            transform.Inverse(block, samples);

            var expected = Cosines.Inverse(Array.ConvertAll(block, coefficient => coefficient / Unit));
            Assert.That(Array.ConvertAll(samples, sample => (double)sample),
                Is.EqualTo(expected).Within(0.52 + (amplitude * 8 * 2.5e-6)));
        }
    }

    [Test]
    public void Inverse_OfForward_ReturnsEverySample([ValueSource(nameof(All))] ICosineTransform transform)
    {
        var (coefficients, samples) = (new int[64], new int[64]);
        foreach (var block in Blocks(65535))
        {
            transform.Forward(block, coefficients);
            transform.Inverse(coefficients, samples);

            Assert.That(samples, Is.EqualTo(block));
        }
    }

    [Test]
    public void Vector_GivesTheBitsOfScalar()
    {
        var (scalar, vector) = (new int[64], new int[64]);
        foreach (var amplitude in s_amplitudes)
        {
            foreach (var block in Blocks(amplitude))
            {
                CosineTransforms.Scalar.Forward(block, scalar);
                CosineTransforms.Vector.Forward(block, vector);
                Assert.That(vector, Is.EqualTo(scalar));
            }
        }

        foreach (var block in Blocks(CosineTable.LargestCoefficient))
        {
            CosineTransforms.Scalar.Inverse(block, scalar);
            CosineTransforms.Vector.Inverse(block, vector);
            Assert.That(vector, Is.EqualTo(scalar));
        }
    }

    // Extremes, one sample alone, and noise.
    private static IEnumerable<int[]> Blocks(int amplitude)
    {
        const int Seed = 8812;
        TestContext.Out.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        yield return new int[64];
        yield return [.. System.Linq.Enumerable.Repeat(amplitude, 64)];
        yield return [.. System.Linq.Enumerable.Repeat(-amplitude, 64)];
        for (var i = 0; i < 64; i += 9)
        {
            var block = new int[64];
            block[i] = amplitude;
            yield return block;
        }

        for (var i = 0; i < 200; i++)
        {
            var block = new int[64];
            for (var at = 0; at < 64; at++)
            {
                block[at] = i % 4 == 0 ? (random.Next(2) == 0 ? amplitude : -amplitude)
                    : random.Next(-amplitude, amplitude + 1);
            }

            yield return block;
        }
    }
}
