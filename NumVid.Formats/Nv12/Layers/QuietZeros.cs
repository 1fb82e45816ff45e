using System.Runtime.CompilerServices;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;
using NumVid.Formats.Nv12.Entropy;

namespace NumVid.Formats.Nv12.Layers;

/// <summary>Says whether a residual is 0 where nearly all around it are: by the mean of three counters that know the
/// base.</summary>
/// <remarks>There the neighbours say nothing, and a mixture has little to learn: it took several times as long and was
/// no smaller. Integers only. Bounds: contexts are below the sizes of their tables by how <see cref="BaseRow"/> makes
/// them.</remarks>
internal sealed unsafe class QuietZeros(ModelMemory memory)
{
    // One residual in a hundred: where it is quiet, most are 0 from the first.
    private const uint First = 655;
    private const uint MostOdds = 65535;

    private readonly AlignedMemory<uint> _counters =
        new AlignedMemory<uint>(memory, ResidualTables.QuietContexts).Fill(First);
    private readonly int* _rates = Rates.Units;

    /// <summary>Takes the decision.</summary>
    /// <param name="coder">The range coder.</param>
    /// <param name="context">The contexts of the point.</param>
    /// <param name="bit">1 where the residual is not 0, when encoding; ignored when decoding.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Decide<TCoder>(ref TCoder coder, in QuietContext context, int bit)
        where TCoder : struct, IBitCoder
    {
        var first = _counters.Start + context.BySlope;
        var second = _counters.Start + context.ByBends;
        var third = _counters.Start + context.ByEnd;
        var odds = ((*first & 0xFFFF) + (*second & 0xFFFF) + (*third & 0xFFFF)) / 3;
        bit = coder.Code(bit, odds < 1 ? 1 : odds);
        var target = bit * (int)MostOdds;
        Learn(first, target);
        Learn(second, target);
        Learn(third, target);
        return bit;
    }

    // The estimate in the lower half, how often it has learned in the upper one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Learn(uint* counter, int target)
    {
        var count = *counter >> 16;
        count = count < Rates.MostCounts ? count + 1 : Rates.MostCounts;
        var odds = (int)(*counter & 0xFFFF);
        *counter = (count << 16) | (uint)(odds + (((target - odds) * _rates[count]) >> 16));
    }
}
