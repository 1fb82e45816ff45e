using System;
using System.Buffers.Binary;
using System.IO;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Steps;

/// <summary>How values are counted: as steps from an offset. What is coded is a single of such steps.</summary>
/// <param name="Offset">The value that counts as zero.</param>
/// <param name="Step">The step of the first frame; those of other frames are in proportion to what was asked
/// for.</param>
/// <param name="First">About the first value, in steps: what stands above the first row.</param>
/// <param name="Largest">About the largest value, in steps.</param>
internal sealed record StepPlan(double Offset, double Step, float First, float Largest)
{
    /// <summary>How many bytes it takes.</summary>
    internal const int ByteCount = 24;

    /// <summary>The largest magnitude that is counted.</summary>
    internal const float MostSteps = 1 << 21;

    private const double MostRatio = 1 << 16;

    /// <summary>Writes the plan.</summary>
    internal byte[] ToBytes()
    {
        var bytes = new byte[ByteCount];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, Offset);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(8), Step);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(16), First);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(20), Largest);
        return bytes;
    }

    /// <summary>Reads a plan.</summary>
    /// <exception cref="InvalidDataException">A number is not possible.</exception>
    internal static StepPlan Read(ReadOnlySpan<byte> bytes)
    {
        var plan = new StepPlan(
            BinaryPrimitives.ReadDoubleLittleEndian(bytes), BinaryPrimitives.ReadDoubleLittleEndian(bytes[8..]),
            BinaryPrimitives.ReadSingleLittleEndian(bytes[16..]), BinaryPrimitives.ReadSingleLittleEndian(bytes[20..]));
        return double.IsFinite(plan.Offset) && double.IsNormal(plan.Step) && plan.Step > 0
            && Math.Abs(plan.First) <= MostSteps && Math.Abs(plan.Largest) <= MostSteps
            ? plan
            : throw new InvalidDataException(
                $"the predictive stream counts values in steps of {plan.Step} from {plan.Offset}");
    }

    /// <summary>The step of each frame.</summary>
    /// <param name="asked">The steps that were asked for.</param>
    internal double[] StepsOf(ReadOnlySpan<double> asked)
    {
        var steps = new double[asked.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = asked[i] == asked[0] ? Step : Step * (asked[i] / asked[0]);
        }

        return steps;
    }

    /// <summary>The step of the frame before as a multiple of that of each frame; null where all are equal.</summary>
    /// <exception cref="InvalidDataException">Two neighbours differ too much.</exception>
    internal static float[]? FactorsOf(double[] steps)
    {
        float[]? factors = null;
        for (var i = 1; i < steps.Length; i++)
        {
            if (steps[i] != steps[i - 1])
            {
                var factor = steps[i - 1] / steps[i];
                if (!(factor is <= MostRatio and >= 1 / MostRatio))
                {
                    throw new InvalidDataException($"the step of frame {i} is {factor} times smaller than the last");
                }

                factors ??= Ones(steps.Length);
                factors[i] = (float)factor;
            }
        }

        return factors;
    }

    private static float[] Ones(int count)
    {
        var ones = new float[count];
        Array.Fill(ones, 1f);
        return ones;
    }
}
