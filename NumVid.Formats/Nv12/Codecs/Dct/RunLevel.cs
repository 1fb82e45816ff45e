using System;
using System.Numerics;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>A run-length symbol with its level: so many zeros of the scan, then a level that is not 0; or sixteen zeros;
/// or the end of the block, behind which all is 0.</summary>
/// <param name="Run">Zeros in front of the level, 0 to 15.</param>
/// <param name="Level">The level; 0 for the two that have none.</param>
internal readonly record struct RunLevel(int Run, int Level)
{
    /// <summary>The longest run in front of a level.</summary>
    internal const int LongestRun = 15;

    /// <summary>The most bits of a level's magnitude.</summary>
    internal const int LargestSize = 24;

    /// <summary>The number of different symbols.</summary>
    internal const int SymbolCount = 2 + ((LongestRun + 1) * LargestSize);

    private const int EndSymbol = 0;
    private const int ZerosSymbol = 1;

    /// <summary>The end of a block.</summary>
    internal static RunLevel EndOfBlock { get; } = new(0, 0);

    /// <summary>Sixteen zeros.</summary>
    internal static RunLevel SixteenZeros { get; } = new(LongestRun, 0);

    /// <summary>Bits of the level's magnitude, 0 without a level: so many bits follow the symbol.</summary>
    internal int Size => 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(Level));

    /// <summary>The number of the symbol that is Huffman-coded: 0 end of block, 1 sixteen zeros, then runs, and within
    /// a run sizes from 1 on.</summary>
    internal int Symbol => Level != 0 ? SymbolOf(Run, Size) : Run == 0 ? EndSymbol : ZerosSymbol;

    /// <summary>The bits behind the symbol: the level, or for a negative one its complement's.</summary>
    internal uint Bits => (uint)(Level < 0 ? Level + (1 << Size) - 1 : Level);

    /// <summary>The symbol of a run and a size of at least 1.</summary>
    internal static int SymbolOf(int run, int size) => 2 + (run * LargestSize) + size - 1;

    /// <summary>The run of a symbol.</summary>
    internal static int RunOf(int symbol) =>
        symbol >= 2 ? (symbol - 2) / LargestSize : symbol == ZerosSymbol ? LongestRun : 0;

    /// <summary>The size of a symbol.</summary>
    internal static int SizeOf(int symbol) => symbol < 2 ? 0 : ((symbol - 2) % LargestSize) + 1;

    /// <summary>The level of some bits, at least one.</summary>
    internal static int LevelOf(uint bits, int size) =>
        bits >> (size - 1) == 0 ? (int)bits - (1 << size) + 1 : (int)bits;
}
