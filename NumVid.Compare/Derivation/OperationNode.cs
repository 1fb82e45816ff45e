using System;
using System.Collections.Generic;
using NumVid.Compare.Metrics;

namespace NumVid.Compare.Derivation;

/// <summary>An operation point by point; a number holds for every point.</summary>
internal sealed class OperationNode : DerivedNode
{
    private readonly Operation _operation;
    private readonly DerivedNode _first;
    private readonly DerivedNode? _second;

    /// <summary>Creates it.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="first">What it takes.</param>
    /// <param name="second">What it takes besides, of the same shape or a number; null where it takes one
    /// thing.</param>
    /// <param name="unit">Its unit.</param>
    internal OperationNode(Operation operation, DerivedNode first, DerivedNode? second, string? unit)
        : base(
            first.IsNumber ? second?.Dimensions ?? [] : first.Dimensions,
            first.IsNumber ? second?.Shape ?? [] : first.Shape, unit) =>
        (_operation, _first, _second) = (operation, first, second);

    /// <inheritdoc/>
    internal override double[] Compute(IReadOnlyList<Func<FieldBlock, Array>> fields, FieldBlock box)
    {
        var (a, b) = (_first.Compute(fields, box), _second?.Compute(fields, box) ?? [0.0]);
        var compute = _operation.Compute;
        var target = a.Length >= b.Length ? a : b;
        var (stepA, stepB) = (a.Length == target.Length ? 1 : 0, b.Length == target.Length ? 1 : 0);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = compute(a[i * stepA], b[i * stepB]);
        }

        return target;
    }

    /// <inheritdoc/>
    internal override BoundedValues Bound(IReadOnlyList<BoundedValues> fields) =>
        _operation.Bound(_first.Bound(fields), _second?.Bound(fields) ?? default);
}
