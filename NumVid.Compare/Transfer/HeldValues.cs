using System;
using System.Linq;
using NumVid.Compare.Metrics;

namespace NumVid.Compare.Transfer;

/// <summary>Values in memory.</summary>
internal sealed class HeldValues : FieldValues
{
    private readonly Array _values;

    /// <summary>Holds an array, which nobody changes from now on.</summary>
    /// <param name="values">The values; one element for a scalar.</param>
    /// <param name="rank">The number of dimensions.</param>
    internal HeldValues(Array values, int rank)
        : base(values.GetType().GetElementType()!, [.. Enumerable.Range(0, rank).Select(values.GetLength)]) =>
        _values = values;

    /// <inheritdoc/>
    internal override Array Read(int[] origin, int[] shape)
    {
        if (shape.AsSpan().SequenceEqual(Shape))
        {
            return _values;
        }

        var box = Array.CreateInstance(Type, shape);
        foreach (var run in new FieldBlock(Shape, origin, shape).Runs())
        {
            if (Type == typeof(float))
            {
                Copy<float>(box, run);
            }
            else if (Type == typeof(double))
            {
                Copy<double>(box, run);
            }
            else
            {
                throw new InvalidOperationException($"Values of type {Type} are read as a whole.");
            }
        }

        return box;
    }

    private void Copy<T>(Array box, FieldRun run)
        where T : unmanaged =>
        ArraySpan.Of<T>(_values).Slice((int)run.PointIndex, run.Length)
            .CopyTo(ArraySpan.Writable<T>(box)[run.Position..]);
}
