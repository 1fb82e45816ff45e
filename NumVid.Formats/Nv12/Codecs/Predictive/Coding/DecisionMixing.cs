using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Entropy;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Coding;

/// <summary>Mixes what is said of a decision with two sets of weights that learn, maps it by what came of such mixtures
/// before, and gives it to the range coder.</summary>
internal readonly unsafe struct DecisionMixing
{
    /// <summary>Points of a row of the map.</summary>
    internal const int MapPoints = 33;

    /// <summary>What the input says that always says the same.</summary>
    internal const float Bias = 0.4f;

    private const float MostMapped = 7.99f;
    private const float MostLogit = 11f;
    private const float LearningRate = 0.004f;
    private const float MapRate = 0.02f;
    private const float FirstWeight = 0.15f;
    private const float MostOdds = 65535f;

    private readonly Logistic _logistic = new();

    /// <summary>Finds the tables.</summary>
    public DecisionMixing()
    {
    }

    /// <summary>Weights that have learned nothing.</summary>
    internal static AlignedMemory<Vector256<float>> FirstWeights(ModelMemory memory, long count) =>
        new AlignedMemory<Vector256<float>>(memory, count).Fill(Vector256.Create(
            FirstWeight, FirstWeight, FirstWeight, 0, FirstWeight, FirstWeight, FirstWeight, FirstWeight));

    /// <summary>Rows of a map that have learned nothing: each gives back what it is given.</summary>
    internal static AlignedMemory<float> FirstMap(ModelMemory memory, long rows)
    {
        var map = new AlignedMemory<float>(memory, rows * MapPoints);
        var logistic = new Logistic();
        for (var i = 0L; i < map.Count; i++)
        {
            map.Start[i] = i < MapPoints ? logistic.Of((i - (MapPoints / 2)) * 0.5f) : map.Start[i - MapPoints];
        }

        return map;
    }

    /// <summary>Codes a decision, and learns from it.</summary>
    /// <param name="coder">The range coder.</param>
    /// <param name="bit">The decision when encoding; ignored when decoding.</param>
    /// <param name="inputs">What is said of it, as logits.</param>
    /// <param name="weights0">One set of weights.</param>
    /// <param name="weights1">The other one.</param>
    /// <param name="row">A row of the map.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Code<TCoder>(
        ref TCoder coder, int bit, Vector256<float> inputs, Vector256<float>* weights0, Vector256<float>* weights1,
        float* row)
        where TCoder : struct, IBitCoder
    {
        var sum = Lanes.Clamp(Lanes.Sum((*weights0 + *weights1) * inputs) * 0.5f, -MostLogit, MostLogit);
        var mixed = _logistic.Of(sum);

        var place = (Lanes.Clamp(sum, -MostMapped, MostMapped) * 2) + (MapPoints / 2);
        var point = Lanes.Whole(place);
        var part = place - point;
        var map = row + point;
        var mapped = (map[0] * (1 - part)) + (map[1] * part);
        bit = coder.Code(
            bit, (uint)Lanes.Whole(Lanes.Clamp(((0.5f * mixed) + (0.5f * mapped)) * 65536f, 1, MostOdds)));

        var gain = inputs * Vector256.Create((bit - mixed) * LearningRate);
        *weights0 += gain;
        *weights1 += gain;
        map[0] += (bit - map[0]) * MapRate * (1 - part);
        map[1] += (bit - map[1]) * MapRate * part;
        return bit;
    }
}
