using System;

namespace NumVid.Formats.NetCdf.Values;

/// <summary>Stored values are shown as they are.</summary>
internal sealed class PlainDecoder(Type valueType) : ValueDecoder
{
    /// <inheritdoc/>
    internal override Type ValueType => valueType;

    /// <inheritdoc/>
    internal override Array Decode(Array stored, int[] shape) => stored;
}
