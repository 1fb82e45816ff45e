using System;

namespace NumVid.Compare.Transfer;

/// <summary>The values of several variables along one axis, in an order of their own.</summary>
internal sealed class JoinedValues : FieldValues
{
    private readonly FieldValues[] _parts;
    private readonly int _axis;
    private readonly (int Part, int Index)[] _order;

    /// <summary>Joins values.</summary>
    /// <param name="parts">The values, of one type and of one shape but for the axis.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="order">For each place on the axis the part it is from, and the place in it.</param>
    internal JoinedValues(FieldValues[] parts, int axis, (int Part, int Index)[] order)
        : base(parts[0].Type, WithLength(parts[0].Shape, axis, order.Length))
    {
        _parts = parts;
        _axis = axis;
        _order = order;
    }

    /// <inheritdoc/>
    internal override Array Read(int[] origin, int[] shape)
    {
        var box = Array.CreateInstance(Type, shape);
        for (var done = 0; done < shape[_axis];)
        {
            var start = origin[_axis] + done;
            var length = RunLength(start, shape[_axis] - done);
            var values = _parts[_order[start].Part]
                .Read(WithLength(origin, _axis, _order[start].Index), WithLength(shape, _axis, length));
            Copy(values, length, box, shape, done);
            done += length;
        }

        return box;
    }

    private static int[] WithLength(int[] shape, int axis, int length)
    {
        var changed = (int[])shape.Clone();
        changed[axis] = length;
        return changed;
    }

    // How many places follow each other in one part.
    private int RunLength(int start, int most)
    {
        var length = 1;
        while (length < most && _order[start + length] == (_order[start].Part, _order[start].Index + length))
        {
            length++;
        }

        return length;
    }

    // Array.Copy takes arrays of any rank as one row of values.
    private void Copy(Array values, int length, Array box, int[] shape, int done)
    {
        var (outer, inner) = (1L, 1L);
        for (var axis = 0; axis < shape.Length; axis++)
        {
            outer *= axis < _axis ? shape[axis] : 1;
            inner *= axis > _axis ? shape[axis] : 1;
        }

        for (var row = 0L; row < outer; row++)
        {
            Array.Copy(values, row * length * inner, box, ((row * shape[_axis]) + done) * inner, length * inner);
        }
    }
}
