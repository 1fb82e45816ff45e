using System;

namespace NumVid.Formats.NetCdf.Values;

/// <summary>Turns stored values of one variable into those that SDS shows.</summary>
/// <remarks>Immutable; safe for use by many threads.</remarks>
internal abstract class ValueDecoder
{
    /// <summary>The type of the values that SDS shows.</summary>
    internal abstract Type ValueType { get; }

    /// <summary>Decodes a box.</summary>
    /// <param name="stored">Values in their stored type, row-major; may be changed and returned.</param>
    /// <param name="shape">The box's lengths as SDS sees them; [1] for a scalar.</param>
    /// <exception cref="System.IO.InvalidDataException">A value cannot be one of its type.</exception>
    internal abstract Array Decode(Array stored, int[] shape);
}
