using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using NumVid.Compare.Metrics;
using NumVid.Compare.Measurement;
using NumVid.Compare.Transfer;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Configurations;

/// <summary>The cheapest rival: every second point of both directions of the frame is kept, the others are
/// interpolated.</summary>
/// <remarks>The points kept are 0, 2, 4 and so on. A point between two is their mean, between four the mean of the
/// four: linear
/// interpolation. Beyond the last point kept its value goes on. Points that are not finite do not take part; where
/// none of the neighbours is finite, the point is missing.</remarks>
internal sealed class HalfResolution : IFieldPassage
{
    private const int FrameRank = 2;
    private const int Step = 2;

    private readonly HashSet<string> _halved;

    private HalfResolution(HashSet<string> halved) => _halved = halved;

    /// <summary>Prepares it for what goes into one file.</summary>
    /// <exception cref="UnsupportedDataException">A field has no frame of two directions.</exception>
    internal static HalfResolution For(IReadOnlyList<SourceField> fields)
    {
        foreach (var measured in fields)
        {
            var field = measured.Data;
            var frameAxis = measured.Original.Parts.Layout.FrameAxis;
            if (field.Shape.Count < FrameRank || frameAxis >= field.Shape.Count - FrameRank)
            {
                throw new UnsupportedDataException(
                    $"'{field.Name}' has no frame of two directions to take every second point of.");
            }
        }

        return new([.. fields.SelectMany(measured => measured.Data.Dimensions.TakeLast(FrameRank))]);
    }

    /// <inheritdoc/>
    /// <remarks>Every second point is kept along the directions of the frame.</remarks>
    public FieldData Written(FieldData variable)
    {
        int[] strides = [.. variable.Dimensions.Select(name => _halved.Contains(name) ? Step : 1)];
        return strides.Contains(Step)
            ? variable with { Values = new ThinnedValues(variable.Values, strides) }
            : variable;
    }

    /// <inheritdoc/>
    public Func<FieldBlock, Array> Restored(FieldData written, Func<FieldBlock, Array> decode) =>
        Restore(written.Values.Shape, decode);

    /// <summary>Reads boxes of the field as it was from one that came back halved.</summary>
    /// <param name="halved">The lengths of the halved field.</param>
    /// <param name="decode">Reads a box of it.</param>
    internal static Func<FieldBlock, Array> Restore(int[] halved, Func<FieldBlock, Array> decode) => block =>
    {
        var origin = (int[])block.Origin.Clone();
        var shape = (int[])block.Shape.Clone();
        for (var axis = halved.Length - FrameRank; axis < halved.Length; axis++)
        {
            origin[axis] = block.Origin[axis] / Step;
            var last = Math.Min((block.Origin[axis] + block.Shape[axis]) / Step, halved[axis] - 1);
            shape[axis] = last - origin[axis] + 1;
        }

        var kept = decode(new FieldBlock(halved, origin, shape));
        return kept.GetType().GetElementType() == typeof(double)
            ? Interpolate<double>(kept, origin, shape, block)
            : Interpolate<float>(kept, origin, shape, block);
    };

    private static Array Interpolate<T>(Array kept, int[] origin, int[] shape, FieldBlock block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var restored = Array.CreateInstance(typeof(T), block.Shape);
        var source = ArraySpan.Of<T>(kept);
        var target = ArraySpan.Writable<T>(restored);
        var (rows, columns) = (Neighbours(block, origin, shape, ^2), Neighbours(block, origin, shape, ^1));
        var frame = shape[^1] * shape[^2];
        for (int at = 0, start = 0; at < target.Length; start += frame)
        {
            foreach (var (above, below) in rows)
            {
                var upper = source.Slice(start + (above * shape[^1]), shape[^1]);
                var lower = source.Slice(start + (below * shape[^1]), shape[^1]);
                foreach (var (left, right) in columns)
                {
                    target[at++] = above == below && left == right
                        ? upper[left]
                        : Mean(upper[left], upper[right], lower[left], lower[right]);
                }
            }
        }

        return restored;
    }

    // For each point along an axis the two points kept around it, twice the same where it was kept or is beyond the
    // last.
    private static (int Before, int After)[] Neighbours(FieldBlock block, int[] origin, int[] shape, Index axis) =>
        [.. Enumerable.Range(block.Origin[axis], block.Shape[axis]).Select(index => (
            (index / Step) - origin[axis], Math.Min(((index + 1) / Step) - origin[axis], shape[axis] - 1)))];

    private static T Mean<T>(T a, T b, T c, T d)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = 0.0;
        var count = 0;
        foreach (var value in (ReadOnlySpan<T>)[a, b, c, d])
        {
            if (T.IsFinite(value))
            {
                sum += double.CreateTruncating(value);
                count++;
            }
        }

        return count == 0 ? T.NaN : T.CreateTruncating(sum / count);
    }
}
