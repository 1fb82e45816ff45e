using System;

namespace NumVid.Formats.Nv12.Geometry;

/// <summary>Copies rectangular parts between row-major arrays.</summary>
internal static class BoxCopy
{
    /// <summary>Copies the points that two boxes of the same variable share.</summary>
    internal static void CopyShared<T>(ReadOnlySpan<T> source, Box sourceBox, Span<T> target, Box targetBox)
    {
        if (sourceBox.Intersect(targetBox) is not { } shared)
        {
            return;
        }

        if (shared.Rank == 0)
        {
            target[0] = source[0];
            return;
        }

        var index = new int[shared.Rank - 1];
        var run = shared.Shape[^1];
        do
        {
            var from = OffsetOf(index, shared, sourceBox);
            var to = OffsetOf(index, shared, targetBox);
            source.Slice(from, run).CopyTo(target.Slice(to, run));
        }
        while (Advance(index, shared.Shape));
    }

    /// <summary>Sets the points of a box that another box of the same variable shares with it.</summary>
    internal static void FillShared<T>(Span<T> target, Box targetBox, Box other, T value)
    {
        if (other.Intersect(targetBox) is not { } shared)
        {
            return;
        }

        if (shared.Rank == 0)
        {
            target[0] = value;
            return;
        }

        var index = new int[shared.Rank - 1];
        do
        {
            target.Slice(OffsetOf(index, shared, targetBox), shared.Shape[^1]).Fill(value);
        }
        while (Advance(index, shared.Shape));
    }

    /// <summary>Copies those points of a box that a strided request asks for.</summary>
    /// <param name="source">The values of the box.</param>
    /// <param name="box">The box.</param>
    /// <param name="target">Receives the points at their places of the answer.</param>
    /// <param name="request">The request.</param>
    internal static void CopyRequested<T>(ReadOnlySpan<T> source, Box box, Span<T> target, ReadRequest request)
    {
        if (request.PartIn(box) is not { } part)
        {
            return;
        }

        if (part.Rank == 0)
        {
            target[0] = source[0];
            return;
        }

        var index = new int[part.Rank - 1];
        var stride = request.Stride[^1];
        var run = part.Shape[^1];
        do
        {
            var from = 0;
            var to = 0;
            for (var axis = 0; axis < part.Rank; axis++)
            {
                var answer = part.Origin[axis] + (axis < index.Length ? index[axis] : 0);
                from = (from * box.Shape[axis]) + request.Origin[axis] + (answer * request.Stride[axis])
                    - box.Origin[axis];
                to = (to * request.Count[axis]) + answer;
            }

            CopyRun(source, from, stride, target.Slice(to, run));
        }
        while (Advance(index, part.Shape));
    }

    private static void CopyRun<T>(ReadOnlySpan<T> source, int start, int stride, Span<T> target)
    {
        if (stride == 1)
        {
            source.Slice(start, target.Length).CopyTo(target);
            return;
        }

        for (var i = 0; i < target.Length; i++)
        {
            target[i] = source[start + (i * stride)];
        }
    }

    private static int OffsetOf(int[] index, Box shared, Box box)
    {
        var offset = 0;
        for (var axis = 0; axis < box.Rank; axis++)
        {
            var position = shared.Origin[axis] - box.Origin[axis] + (axis < index.Length ? index[axis] : 0);
            offset = (offset * box.Shape[axis]) + position;
        }

        return offset;
    }

    private static bool Advance(int[] index, int[] shape)
    {
        for (var axis = index.Length - 1; axis >= 0; axis--)
        {
            if (++index[axis] < shape[axis])
            {
                return true;
            }

            index[axis] = 0;
        }

        return false;
    }
}
