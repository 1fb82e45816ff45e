using System;
using System.Collections.Generic;
using NumVid.Compare.Metrics;

namespace NumVid.Compare.Derivation;

/// <summary>A number.</summary>
/// <param name="value">The number.</param>
internal sealed class NumberNode(double value) : DerivedNode([], [], null)
{
    /// <inheritdoc/>
    internal override double[] Compute(IReadOnlyList<Func<FieldBlock, Array>> fields, FieldBlock box) => [value];

    /// <inheritdoc/>
    internal override BoundedValues Bound(IReadOnlyList<BoundedValues> fields) => BoundedValues.Of(value);
}
