using System;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Values;

/// <summary>Runs of characters along the last stored axis become strings.</summary>
internal sealed class TextDecoder : ValueDecoder
{
    /// <inheritdoc/>
    internal override Type ValueType => typeof(string);

    /// <inheritdoc/>
    internal override Array Decode(Array stored, int[] shape)
    {
        var characters = ArraySpan.Of<byte>(stored);
        var strings = Array.CreateInstance(typeof(string), shape);
        var values = ArraySpan.Of<string>(strings);
        var length = characters.Length / values.Length;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = NetCdfText.Decode(characters.Slice(i * length, length));
        }

        return strings;
    }
}
