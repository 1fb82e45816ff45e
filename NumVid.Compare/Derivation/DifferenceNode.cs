using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Metrics;

namespace NumVid.Compare.Derivation;

/// <summary>Each place of an axis less the one before it: one place fewer, each with the name of the later one.</summary>
/// <param name="of">Of what.</param>
/// <param name="axis">The axis, of at least two places.</param>
internal sealed class DifferenceNode(DerivedNode of, int axis) : DerivedNode(
    of.Dimensions, [.. of.Shape.Select((length, index) => index == axis ? length - 1 : length)], of.Unit)
{
    /// <inheritdoc/>
    internal override double[] Compute(IReadOnlyList<Func<FieldBlock, Array>> fields, FieldBlock box)
    {
        int[] shape = [.. box.Shape];
        shape[axis]++;
        var values = of.Compute(fields, new FieldBlock(of.Shape, box.Origin, shape));
        var inner = shape.Skip(axis + 1).Aggregate(1, (product, length) => product * length);
        var differences = new double[box.Count];
        var (block, next) = (inner * box.Shape[axis], 0);
        for (var start = 0; next < differences.Length; start += block + inner)
        {
            for (var i = start; i < start + block; i++)
            {
                differences[next++] = values[i + inner] - values[i];
            }
        }

        return differences;
    }

    /// <inheritdoc/>
    internal override BoundedValues Bound(IReadOnlyList<BoundedValues> fields)
    {
        var one = of.Bound(fields);
        return BoundedValues.Difference(one, one);
    }
}
