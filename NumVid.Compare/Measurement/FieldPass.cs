using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Numerics;
using NumVid.Compare.Metrics;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Measurement;

/// <summary>The one pass over a field and what came back: block by block, for everybody who wants to see it.</summary>
internal static class FieldPass
{
    /// <summary>Reads both and shows them to the observers.</summary>
    /// <param name="original">The original values, float or double.</param>
    /// <param name="decode">Reads the same box of what came back, with as many values in the same order.</param>
    /// <param name="observers">Who sees the blocks.</param>
    /// <returns>Seconds spent decoding.</returns>
    internal static double Run(
        FieldValues original, Func<FieldBlock, Array> decode, IReadOnlyList<IBlockObserver> observers)
    {
        var watch = new Stopwatch();
        foreach (var block in FieldBlocks.Of(original.Shape))
        {
            watch.Start();
            var decoded = decode(block);
            watch.Stop();
            LargeArrays.Count(block.Count * sizeof(float));
            Show(original.Read(block.Origin, block.Shape), decoded, block, observers);
        }

        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>Shows one block to the observers.</summary>
    /// <param name="original">An array of float or double.</param>
    /// <param name="decoded">An array of float or double with as many values in the same order.</param>
    /// <param name="block">Where they stand.</param>
    /// <param name="observers">Who sees it.</param>
    internal static void Show(Array original, Array decoded, FieldBlock block, IReadOnlyList<IBlockObserver> observers)
    {
        Action<Array, Array, FieldBlock, IReadOnlyList<IBlockObserver>> show = (original.GetType().GetElementType(), decoded.GetType().GetElementType()) switch
        {
            (var x, var y) when x == typeof(float) && y == typeof(float) => Show<float, float>,
            (var x, var y) when x == typeof(float) && y == typeof(double) => Show<float, double>,
            (var x, var y) when x == typeof(double) && y == typeof(float) => Show<double, float>,
            (var x, var y) when x == typeof(double) && y == typeof(double) => Show<double, double>,
            var (x, y) => throw new ArgumentException($"Values of types {x} and {y} cannot be measured against each other."),
        };
        show(original, decoded, block, observers);
    }

    private static void Show<TOriginal, TDecoded>(
        Array original, Array decoded, FieldBlock block, IReadOnlyList<IBlockObserver> observers)
        where TOriginal : unmanaged, IBinaryFloatingPointIeee754<TOriginal>
        where TDecoded : unmanaged, IBinaryFloatingPointIeee754<TDecoded>
    {
        var x = ArraySpan.Of<TOriginal>(original);
        var y = ArraySpan.Of<TDecoded>(decoded);
        foreach (var observer in observers)
        {
            observer.Add(x, y, block);
        }
    }
}
