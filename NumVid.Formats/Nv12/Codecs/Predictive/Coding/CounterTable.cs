using System.Runtime.CompilerServices;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

namespace NumVid.Formats.Nv12.Codecs.Predictive.Coding;

/// <summary>Counters of all decisions in each of some contexts.</summary>
/// <remarks>Bounds: a context is below the number that was given, a node below <see cref="Nodes.Count"/>.</remarks>
internal sealed unsafe class CounterTable
{
    private readonly AlignedMemory<Counter> _counters;
    private readonly int* _rates = Rates.Units;
    private readonly float* _confidences = Rates.Confidences;
    private readonly Logistic _logistic = new();

    private Counter* _chosen;

    /// <summary>Creates counters that know nothing.</summary>
    internal CounterTable(int contexts)
    {
        _counters = new AlignedMemory<Counter>((long)contexts * Nodes.Count).Fill(Counter.Even);
        _chosen = _counters.Start;
    }

    /// <summary>Chooses the counters of the decisions that follow.</summary>
    internal void Choose(int context) => _chosen = _counters.Start + ((long)context * Nodes.Count);

    /// <summary>The logit of how likely a decision is 1, less the less is known of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float OpinionOf(int node) =>
        _logistic.LogitOfPart(_chosen[node].Part) * _confidences[_chosen[node].Count];

    /// <summary>Learns a decision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Learn(int node, int bit) => _chosen[node].Learn(bit * 65535, _rates);
}
