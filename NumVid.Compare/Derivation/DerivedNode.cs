using System;
using System.Collections.Generic;
using NumVid.Compare.Metrics;

namespace NumVid.Compare.Derivation;

/// <summary>A part of an expression that knows the fields it takes: their axes, their values box by box.</summary>
/// <param name="dimensions">The names of its axes; none for a number.</param>
/// <param name="shape">Their lengths.</param>
/// <param name="unit">Its unit; null where it is not known.</param>
internal abstract class DerivedNode(IReadOnlyList<string> dimensions, int[] shape, string? unit)
{
    /// <summary>The names of its axes; none for a number.</summary>
    internal IReadOnlyList<string> Dimensions { get; } = dimensions;

    /// <summary>The lengths of its axes.</summary>
    internal int[] Shape { get; } = shape;

    /// <summary>Its unit; null where it is not known.</summary>
    internal string? Unit { get; } = unit;

    /// <summary>Whether it is the same number at every point.</summary>
    internal bool IsNumber => Shape.Length == 0;

    /// <summary>Computes a box.</summary>
    /// <param name="fields">Read boxes of the fields, in the order of the definition's variables.</param>
    /// <param name="box">The box, in its own shape.</param>
    /// <returns>Values in row-major order, which the caller may change; a single one for a number.</returns>
    internal abstract double[] Compute(IReadOnlyList<Func<FieldBlock, Array>> fields, FieldBlock box);

    /// <summary>Within which limits its values and errors are.</summary>
    /// <param name="fields">The limits of the fields.</param>
    internal abstract BoundedValues Bound(IReadOnlyList<BoundedValues> fields);
}
