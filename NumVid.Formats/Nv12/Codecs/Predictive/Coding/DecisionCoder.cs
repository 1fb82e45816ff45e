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
    private readonly AlignedMemory<Counter> _counters0;
    private readonly AlignedMemory<Counter> _counters1;
    private readonly AlignedMemory<Counter> _counters2;
    private readonly AlignedMemory<Counter> _counters3;
    private readonly AlignedMemory<Vector256<float>> _weights0;
    private readonly AlignedMemory<Vector256<float>> _weights1;
    private readonly AlignedMemory<float> _map;
    private readonly int* _rates = Rates.Units;
    private readonly float* _confidences = Rates.Confidences;
    private readonly Logistic _logistic = new();
    private readonly DecisionMixing _mixing = new();

    private Counter* _counter0;
    private Counter* _counter1;
    private Counter* _counter2;
    private Counter* _counter3;
    private Vector256<float>* _weight0;
    private Vector256<float>* _weight1;
    private float* _mapRow;

    /// <summary>Creates a coder that has learned nothing.</summary>
    internal DecisionCoder(ModelMemory memory, CoderSizes sizes)
    {
        _counters0 = CountersOf(memory, sizes.Counter0);
        _counters1 = CountersOf(memory, sizes.Counter1);
        _counters2 = CountersOf(memory, sizes.Counter2);
        _counters3 = CountersOf(memory, sizes.Counter3);
        _weights0 = DecisionMixing.FirstWeights(memory, (long)sizes.Weights0 * Nodes.Count);
        _weights1 = DecisionMixing.FirstWeights(memory, (long)sizes.Weights1 * Nodes.Count);
        _map = DecisionMixing.FirstMap(memory, (long)sizes.Map * Nodes.Count);
    }

    /// <summary>Chooses the models of the decisions that follow.</summary>
    internal void Choose(in NumberContext context)
    {
        _counter0 = _counters0.Start + ((long)context.Counter0 * Nodes.Count);
        _counter1 = _counters1.Start + ((long)context.Counter1 * Nodes.Count);
        _counter2 = _counters2.Start + ((long)context.Counter2 * Nodes.Count);
        _counter3 = _counters3.Start + ((long)context.Counter3 * Nodes.Count);
        _weight0 = _weights0.Start + ((long)context.Weights0 * Nodes.Count);
        _weight1 = _weights1.Start + ((long)context.Weights1 * Nodes.Count);
        _mapRow = _map.Start + ((long)context.Map * Nodes.Count * DecisionMixing.MapPoints);
    }

    /// <summary>Codes a decision.</summary>
    /// <param name="coder">The range coder.</param>
    /// <param name="node">Which decision.</param>
    /// <param name="bit">The decision when encoding; ignored when decoding.</param>
    /// <param name="odds">How likely it is 1 by each distribution.</param>
    internal int Code<TCoder>(ref TCoder coder, int node, int bit, in Vector128<float> odds)
        where TCoder : struct, IBitCoder
    {
        var inputs = Vector256.Create(
            _logistic.Logit(odds).WithElement(3, DecisionMixing.Bias),
            Vector128.Create(
                OpinionOf(_counter0 + node), OpinionOf(_counter1 + node), OpinionOf(_counter2 + node),
                OpinionOf(_counter3 + node)));
        bit = _mixing.Code(
            ref coder, bit, inputs, _weight0 + node, _weight1 + node, _mapRow + (node * DecisionMixing.MapPoints));
        var target = bit * 65535;
        _counter0[node].Learn(target, _rates);
        _counter1[node].Learn(target, _rates);
        _counter2[node].Learn(target, _rates);
        _counter3[node].Learn(target, _rates);
        return bit;
    }

    private static AlignedMemory<Counter> CountersOf(ModelMemory memory, int contexts) =>
        new AlignedMemory<Counter>(memory, (long)contexts * Nodes.Count).Fill(Counter.Even);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float OpinionOf(Counter* counter) => _logistic.LogitOfPart(counter->Part) * _confidences[counter->Count];
}
