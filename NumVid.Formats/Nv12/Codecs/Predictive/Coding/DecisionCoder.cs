using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Entropy;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Coding;

/// <summary>Codes decisions: what three distributions and four counters say of each is mixed with weights that learn,
/// mapped by what came of such mixtures before, and given to the range coder.</summary>
/// <remarks>Independent of the order in which points come, so that every order uses it. Bounds: a context is below its
/// size (<see cref="NumberContext"/>), a node below <see cref="Nodes.Count"/>, so that context x nodes + node is inside
/// the table; parts and counts are limited by <see cref="Counter"/>.</remarks>
internal sealed unsafe class DecisionCoder
{
    private const int MapPoints = 33;
    private const float MostMapped = 7.99f;
    private const float MostLogit = 11f;
    private const float LearningRate = 0.004f;
    private const float MapRate = 0.02f;
    private const float FirstWeight = 0.15f;
    private const float Bias = 0.4f;
    private const float MostOdds = 65535f;

    private readonly AlignedMemory<Counter>[] _counters;
    private readonly AlignedMemory<Vector256<float>>[] _weights;
    private readonly AlignedMemory<float> _map;
    private readonly int* _rates = Rates.Units;
    private readonly float* _confidences = Rates.Confidences;
    private readonly Logistic _logistic = new();

    private Counter* _counter0;
    private Counter* _counter1;
    private Counter* _counter2;
    private Counter* _counter3;
    private Vector256<float>* _weights0;
    private Vector256<float>* _weights1;
    private float* _mapRow;

    /// <summary>Creates a coder that has learned nothing.</summary>
    internal DecisionCoder(CoderSizes sizes)
    {
        _counters = [CountersOf(sizes.Counter0), CountersOf(sizes.Counter1), CountersOf(sizes.Counter2),
            CountersOf(sizes.Counter3)];
        _weights = [WeightsOf(sizes.Weights0), WeightsOf(sizes.Weights1)];
        _map = new AlignedMemory<float>((long)sizes.Map * Nodes.Count * MapPoints);
        for (var i = 0; i < _map.Count; i++)
        {
            _map.Start[i] = _logistic.Of(((i % MapPoints) - (MapPoints / 2)) * 0.5f);
        }
    }

    /// <summary>Chooses the models of the decisions that follow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Choose(in NumberContext context)
    {
        _counter0 = _counters[0].Start + ((long)context.Counter0 * Nodes.Count);
        _counter1 = _counters[1].Start + ((long)context.Counter1 * Nodes.Count);
        _counter2 = _counters[2].Start + ((long)context.Counter2 * Nodes.Count);
        _counter3 = _counters[3].Start + ((long)context.Counter3 * Nodes.Count);
        _weights0 = _weights[0].Start + ((long)context.Weights0 * Nodes.Count);
        _weights1 = _weights[1].Start + ((long)context.Weights1 * Nodes.Count);
        _mapRow = _map.Start + ((long)context.Map * Nodes.Count * MapPoints);
    }

    /// <summary>Codes a decision.</summary>
    /// <param name="coder">The range coder.</param>
    /// <param name="node">Which decision.</param>
    /// <param name="bit">The decision when encoding; ignored when decoding.</param>
    /// <param name="p0">How likely it is 1 by the first distribution.</param>
    /// <param name="p1">The same by the second.</param>
    /// <param name="p2">The same by the third.</param>
    internal int Code<TCoder>(ref TCoder coder, int node, int bit, float p0, float p1, float p2)
        where TCoder : struct, IBitCoder
    {
        var inputs = Vector256.Create(
            _logistic.Logit(p0), _logistic.Logit(p1), _logistic.Logit(p2), OpinionOf(_counter0 + node),
            OpinionOf(_counter1 + node), OpinionOf(_counter2 + node), OpinionOf(_counter3 + node), Bias);
        var weights0 = _weights0 + node;
        var weights1 = _weights1 + node;
        var sum0 = Lanes.Clamp(Lanes.Sum(*weights0 * inputs), -MostLogit, MostLogit);
        var sum1 = Lanes.Clamp(Lanes.Sum(*weights1 * inputs), -MostLogit, MostLogit);
        var sum = (sum0 + sum1) * 0.5f;

        var place = (Lanes.Clamp(sum, -MostMapped, MostMapped) * 2) + (MapPoints / 2);
        var point = (int)place;
        var part = place - point;
        var map = _mapRow + (node * MapPoints) + point;
        var mapped = (map[0] * (1 - part)) + (map[1] * part);
        var odds = ((0.5f * _logistic.Of(sum)) + (0.5f * mapped)) * 65536f;
        bit = coder.Code(bit, (uint)Lanes.Clamp(odds, 1, MostOdds));

        *weights0 += inputs * Vector256.Create((bit - _logistic.Of(sum0)) * LearningRate);
        *weights1 += inputs * Vector256.Create((bit - _logistic.Of(sum1)) * LearningRate);
        map[0] += (bit - map[0]) * MapRate * (1 - part);
        map[1] += (bit - map[1]) * MapRate * part;
        var target = bit * 65535;
        _counter0[node].Learn(target, _rates);
        _counter1[node].Learn(target, _rates);
        _counter2[node].Learn(target, _rates);
        _counter3[node].Learn(target, _rates);
        return bit;
    }

    private static AlignedMemory<Counter> CountersOf(int contexts) =>
        new AlignedMemory<Counter>((long)contexts * Nodes.Count).Fill(Counter.Even);

    private static AlignedMemory<Vector256<float>> WeightsOf(int contexts) =>
        new AlignedMemory<Vector256<float>>((long)contexts * Nodes.Count).Fill(Vector256.Create(
            FirstWeight, FirstWeight, FirstWeight, FirstWeight, FirstWeight, FirstWeight, FirstWeight, 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float OpinionOf(Counter* counter) => _logistic.LogitOfPart(counter->Part) * _confidences[counter->Count];
}
