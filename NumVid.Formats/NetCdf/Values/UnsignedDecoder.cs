using System;
using NumVid.Formats.NetCdf.Conventions;

namespace NumVid.Formats.NetCdf.Values;

/// <summary>Signed stored values are unsigned numbers.</summary>
internal sealed class UnsignedDecoder(Type valueType) : ValueDecoder
{
    /// <inheritdoc/>
    internal override Type ValueType => valueType;

    /// <inheritdoc/>
    internal override Array Decode(Array stored, int[] shape) => Unsignedness.Reinterpret(stored);
}
