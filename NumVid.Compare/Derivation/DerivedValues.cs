using System;
using System.Collections.Generic;
using NumVid.Compare.Metrics;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Derivation;

/// <summary>The values of a derived field, computed from boxes of the fields that it takes when they are
/// wanted.</summary>
/// <param name="node">The expression.</param>
/// <param name="fields">Read boxes of the fields.</param>
internal sealed class DerivedValues(DerivedNode node, IReadOnlyList<Func<FieldBlock, Array>> fields)
    : FieldValues(typeof(double), node.Shape)
{
    /// <inheritdoc/>
    internal override Array Read(int[] origin, int[] shape)
    {
        var box = Array.CreateInstance(typeof(double), shape);
        node.Compute(fields, new FieldBlock(Shape, origin, shape)).CopyTo(ArraySpan.Writable<double>(box));
        return box;
    }
}
