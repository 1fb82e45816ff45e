using System;
using System.IO;
using NumVid.Formats.Model;

namespace NumVid.Formats.NetCdf.Values;

/// <summary>Bytes 0 and 1 are false and true.</summary>
internal sealed class BooleanDecoder : ValueDecoder
{
    /// <inheritdoc/>
    internal override Type ValueType => typeof(bool);

    /// <inheritdoc/>
    internal override Array Decode(Array stored, int[] shape)
    {
        var bytes = ArraySpan.Of<byte>(stored);
        var booleans = Array.CreateInstance(typeof(bool), shape);
        var values = ArraySpan.Of<bool>(booleans);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = bytes[i] <= 1 ? bytes[i] == 1
                : throw new InvalidDataException($"{bytes[i]} is stored as a bool, 0 or 1 expected");
        }

        return booleans;
    }
}
