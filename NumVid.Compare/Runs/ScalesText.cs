using System;
using NumVid.Formats.Model;

namespace NumVid.Compare.Runs;

/// <summary>Scale factors as a row has them.</summary>
internal static class ScalesText
{
    /// <summary><c>E=-3 D=1</c>, or <c>E=-5..-3 D=0..2</c> where messages differ.</summary>
    internal static string? Of(ScaleFactors? factors) => factors is not { } scales ? null
        : $"E={Range(scales.SmallestBinary, scales.LargestBinary)} D={Range(scales.SmallestDecimal, scales.LargestDecimal)}";

    private static string Range(int smallest, int largest) => smallest == largest
        ? FormattableString.Invariant($"{smallest}") : FormattableString.Invariant($"{smallest}..{largest}");
}
