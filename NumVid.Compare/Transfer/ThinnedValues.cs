using System;
using System.Linq;
using NumVid.Compare.Metrics;

namespace NumVid.Compare.Transfer;

/// <summary>Every n-th value of others along some axes, beginning with the first.</summary>
internal sealed class ThinnedValues : FieldValues
{
    private readonly FieldValues _source;
    private readonly int[] _strides;

    /// <summary>Thins values.</summary>
    /// <param name="source">The values.</param>
    /// <param name="strides">The step on each axis, at least 1.</param>
    internal ThinnedValues(FieldValues source, int[] strides)
        : base(source.Type, [.. source.Shape.Zip(strides, (length, stride) => (length + stride - 1) / stride)])
    {
        _source = source;
        _strides = strides;
    }

    /// <inheritdoc/>
    internal override Array Read(int[] origin, int[] shape)
    {
        var isDivisible = FieldData.IsDivisible(Type, shape.Length);
        var from = isDivisible ? [.. origin.Zip(_strides, (index, stride) => index * stride)] : new int[shape.Length];
        var box = isDivisible ? [.. shape.Zip(_strides, (length, stride) => ((length - 1) * stride) + 1)]
            : _source.Shape;
        var values = _source.Read(from, box);
        var thinned = Array.CreateInstance(Type, shape.Length == 0 ? [1] : shape);
        if (Type == typeof(float))
        {
            Thin<float>(values, from, box, thinned, origin, shape);
        }
        else if (Type == typeof(double))
        {
            Thin<double>(values, from, box, thinned, origin, shape);
        }
        else
        {
            ThinAny(values, thinned, shape);
        }

        return thinned;
    }

    private void Thin<T>(Array values, int[] from, int[] box, Array thinned, int[] origin, int[] shape)
        where T : unmanaged
    {
        var source = ArraySpan.Of<T>(values);
        var target = ArraySpan.Writable<T>(thinned);
        var row = shape.Length == 0 ? 1 : shape[^1];
        var stride = shape.Length == 0 ? 1 : _strides[^1];
        var whole = new FieldBlock(Shape, origin, shape);
        for (var start = 0; start < target.Length; start += row)
        {
            var at = (int)PlaceOf(whole, start, from, box);
            for (var i = 0; i < row; i++)
            {
                target[start + i] = source[at + (i * stride)];
            }
        }
    }

    // The place in the box read of the point at a position of the block asked for.
    private long PlaceOf(FieldBlock block, long position, int[] from, int[] box)
    {
        var place = 0L;
        var size = 1L;
        for (var axis = box.Length - 1; axis >= 0; axis--)
        {
            var index = block.Origin[axis] + (position % block.Shape[axis]);
            place += ((index * _strides[axis]) - from[axis]) * size;
            position /= block.Shape[axis];
            size *= box[axis];
        }

        return place;
    }

    // Coordinates of other types are few.
    private void ThinAny(Array values, Array thinned, int[] shape)
    {
        var index = new int[Math.Max(1, shape.Length)];
        for (var i = 0; i < thinned.Length; i++)
        {
            var rest = i;
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                index[axis] = rest % shape[axis];
                rest /= shape[axis];
            }

            thinned.SetValue(
                values.GetValue([.. index.Select((at, axis) => shape.Length == 0 ? 0 : at * _strides[axis])]), index);
        }
    }
}
