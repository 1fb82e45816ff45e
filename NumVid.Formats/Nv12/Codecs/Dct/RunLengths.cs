using System;
using System.Runtime.InteropServices;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>Run-length coding of scanned blocks: collects their symbols and counts them.</summary>
internal sealed class RunLengths
{
    private const int LevelBits = 32 - 5;

    private readonly long[] _counts = new long[RunLevel.SymbolCount];
    private int[] _packed = new int[1 << 12];

    /// <summary>The number of symbols.</summary>
    internal int Count { get; private set; }

    /// <summary>How often each symbol stands here.</summary>
    internal ReadOnlySpan<long> Counts => _counts;

    /// <summary>A symbol by its place.</summary>
    internal RunLevel this[int index] => new(
        _packed[index] >>> LevelBits, _packed[index] << (32 - LevelBits) >> (32 - LevelBits));

    /// <summary>Adds a block that has zeros alone.</summary>
    internal void AddEmpty() => Add(RunLevel.EndOfBlock);

    /// <summary>Adds a block.</summary>
    /// <param name="levels">Its 64 levels, row by row.</param>
    /// <param name="first">What stands for the first of them.</param>
    internal void AddBlock(ReadOnlySpan<int> levels, int first)
    {
        ref var block = ref MemoryMarshal.GetReference(levels[..BlockPadding.BlockSamples]);
        var run = 0;
        var order = ZigzagScan.Order;
        for (var i = 0; i < order.Length; i++)
        {
            var level = i == 0 ? first : System.Runtime.CompilerServices.Unsafe.Add(ref block, order[i]);
            if (level == 0)
            {
                run++;
                continue;
            }

            for (; run > RunLevel.LongestRun; run -= RunLevel.LongestRun + 1)
            {
                Add(RunLevel.SixteenZeros);
            }

            Add(new RunLevel(run, level));
            run = 0;
        }

        // A block that ends with a level needs no end.
        if (run > 0)
        {
            Add(RunLevel.EndOfBlock);
        }
    }

    private void Add(RunLevel symbol)
    {
        if (Count == _packed.Length)
        {
            Array.Resize(ref _packed, checked(2 * Count));
        }

        _packed[Count++] = (symbol.Run << LevelBits) | (symbol.Level & ((1 << LevelBits) - 1));
        _counts[symbol.Symbol]++;
    }
}
