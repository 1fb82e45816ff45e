using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Metrics;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Derivation;

/// <summary>A field, or what of it is at one place of some axes.</summary>
internal sealed class FieldNode : DerivedNode
{
    private readonly int _number;
    private readonly int[] _fieldShape;
    private readonly int?[] _picked;

    /// <summary>Takes a field.</summary>
    /// <param name="number">Its place among the definition's variables.</param>
    /// <param name="field">The field.</param>
    /// <param name="picked">For each of its axes the index, or null for all of it.</param>
    /// <param name="unit">Its unit.</param>
    internal FieldNode(int number, FieldData field, int?[] picked, string? unit)
        : base([.. Left(field.Dimensions, picked)], [.. Left(field.Shape, picked)], unit) =>
        (_number, _fieldShape, _picked) = (number, field.Values.Shape, picked);

    /// <inheritdoc/>
    internal override double[] Compute(IReadOnlyList<Func<FieldBlock, Array>> fields, FieldBlock box)
    {
        var (origin, shape, own) = (new int[_picked.Length], new int[_picked.Length], 0);
        for (var axis = 0; axis < _picked.Length; axis++)
        {
            (origin[axis], shape[axis]) = _picked[axis] is { } index ? (index, 1) : (box.Origin[own], box.Shape[own]);
            own += _picked[axis] is null ? 1 : 0;
        }

        var values = fields[_number](new FieldBlock(_fieldShape, origin, shape));
        LargeArrays.Count((long)values.Length * sizeof(double));
        if (values.GetType().GetElementType() == typeof(double))
        {
            return ArraySpan.Of<double>(values).ToArray();
        }

        var singles = ArraySpan.Of<float>(values);
        var doubles = new double[singles.Length];
        for (var i = 0; i < doubles.Length; i++)
        {
            doubles[i] = singles[i];
        }

        return doubles;
    }

    /// <inheritdoc/>
    internal override BoundedValues Bound(IReadOnlyList<BoundedValues> fields) => fields[_number];

    private static IEnumerable<T> Left<T>(IEnumerable<T> axes, int?[] picked) =>
        axes.Where((_, axis) => picked[axis] is null);
}
