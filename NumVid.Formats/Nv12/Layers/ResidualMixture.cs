using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Codecs.Predictive.Coding;
using NumVid.Formats.Nv12.Entropy;

namespace NumVid.Formats.Nv12.Layers;

/// <summary>Takes decisions by what seven counters say of each, mixed with weights that learn, and mapped by what came of
/// such mixtures before.</summary>
/// <remarks>
/// <para>Mixing is that of the codec predictive. What differs is where things lie: the
/// counters of the first decision side by side, those of the next eight in one cache line a context, because four of
/// five points need no others.</para>
/// <para>Bounds: a context is below <see cref="ResidualTables.Contexts"/>, a node below <see cref="Nodes"/>, classes of weights
/// and map below the sizes of their tables by how they are made; means of counters are within 2048 of 0, counts at most
/// <see cref="Rates.MostCounts"/>.</para>
/// </remarks>
internal sealed unsafe class ResidualMixture(ModelMemory memory)
{
    /// <summary>The last node whose counters share a cache line.</summary>
    internal const int LastNear = 8;

    private const int Nodes = 64;
    private const int NearShift = 3;
    private const int FarShift = 6;
    private const int TargetOfOne = 32767;

    private static readonly AlignedMemory<int> s_rates = MakeRates();

    private readonly AlignedMemory<ulong> _counters =
        new(memory, (long)ResidualTables.Contexts * (1 + (1 << NearShift) + (1 << FarShift)));

    private readonly AlignedMemory<Vector256<float>> _weights0 =
        DecisionMixing.FirstWeights(memory, (long)ResidualTables.NearClasses * Nodes);

    private readonly AlignedMemory<Vector256<float>> _weights1 =
        DecisionMixing.FirstWeights(memory, (long)ResidualTables.WeightSlopes * Nodes);

    private readonly AlignedMemory<float> _map = DecisionMixing.FirstMap(memory, (long)Nodes * ResidualTables.MapRows);
    private readonly int* _rates = s_rates.Start;
    private readonly float* _confidences = Rates.Confidences;
    private readonly float* _logits = LogisticTables.LogitOfParts + (LogisticTables.Parts / 2);
    private readonly DecisionMixing _mixing = new();

    /// <summary>Takes the decision whether a residual is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int DecideZero<TCoder>(ref TCoder coder, in ResidualContext context, int bit)
        where TCoder : struct, IBitCoder => Decide(ref coder, in context, _counters.Start, 0, 0, bit);

    /// <summary>Takes a decision of a node from 1 to <see cref="LastNear"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal int DecideNear<TCoder>(ref TCoder coder, in ResidualContext context, int node, int bit)
        where TCoder : struct, IBitCoder =>
        Decide(ref coder, in context, _counters.Start + ResidualTables.Contexts + (node - 1), NearShift, node, bit);

    /// <summary>Takes a decision of a later node.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal int DecideFar<TCoder>(ref TCoder coder, in ResidualContext context, int node, int bit)
        where TCoder : struct, IBitCoder =>
        Decide(
            ref coder, in context, _counters.Start + (ResidualTables.Contexts * (1 + (1 << NearShift))) + node, FarShift, node,
            bit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Decide<TCoder>(
        ref TCoder coder, in ResidualContext context, ulong* counters, int shift, int node, int bit)
        where TCoder : struct, IBitCoder
    {
        var counter0 = counters + (context.BySigns << shift);
        var counter1 = counters + (context.ByValues << shift);
        var counter2 = counters + (context.BySlope << shift);
        var counter3 = counters + (context.ByBends << shift);
        var counter4 = counters + (context.ByWideSigns << shift);
        var counter5 = counters + (context.ByChange << shift);
        var counter6 = counters + (context.ByEnd << shift);
        var inputs = Vector256.Create(
            OpinionOf(*counter4), OpinionOf(*counter5), OpinionOf(*counter6), DecisionMixing.Bias,
            OpinionOf(*counter0), OpinionOf(*counter1), OpinionOf(*counter2), OpinionOf(*counter3));
        bit = _mixing.Code(
            ref coder, bit, inputs, _weights0.Start + ((node * ResidualTables.NearClasses) + context.Wide),
            _weights1.Start + ((node * ResidualTables.WeightSlopes) + context.Slope),
            _map.Start + (((node * ResidualTables.MapRows) + context.Map) * DecisionMixing.MapPoints));
        var rates = Vector256.Create(
            RatesOf(*counter0), RatesOf(*counter1), RatesOf(*counter2), RatesOf(*counter3), RatesOf(*counter4),
            RatesOf(*counter5), RatesOf(*counter6), 0);
        var counted = new CounterLanes(
                Vector256.Create(*counter0, *counter2, *counter4, *counter6),
                Vector256.Create(*counter1, *counter3, *counter5, 0))
            .After(bit == 0 ? -TargetOfOne - 1 : TargetOfOne, rates);
        var (even, odd) = (counted.Even, counted.Odd);
        *counter0 = even.GetElement(0);
        *counter1 = odd.GetElement(0);
        *counter2 = even.GetElement(1);
        *counter3 = odd.GetElement(1);
        *counter4 = even.GetElement(2);
        *counter5 = odd.GetElement(2);
        *counter6 = even.GetElement(3);
        return bit;
    }

    // What a counter says, less the less it knows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float OpinionOf(ulong counter) =>
        _logits[CounterLanes.MeanOf(counter)] * _confidences[CounterLanes.CountOf(counter)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RatesOf(ulong counter) => _rates[CounterLanes.CountOf(counter)];

    private static AlignedMemory<int> MakeRates()
    {
        var rates = AlignedMemory<int>.OfProgram(Rates.MostCounts + 1);
        for (var count = 0; count <= Rates.MostCounts; count++)
        {
            rates.Start[count] = CounterLanes.RatesAfter(count);
        }

        return rates;
    }
}
