using System;
using NumVid.Formats.NetCdf.Conventions;

namespace NumVid.Formats.NetCdf.Values;

/// <summary>Signed stored values are unsigned numbers, which another decoder then unpacks.</summary>
internal sealed class ReinterpretingDecoder(ValueDecoder inner) : ValueDecoder
{
    /// <inheritdoc/>
    internal override Type ValueType => inner.ValueType;

    /// <inheritdoc/>
    internal override Array Decode(Array stored, int[] shape) => inner.Decode(Unsignedness.Reinterpret(stored), shape);
}
