using System;
using System.Globalization;
using System.IO;
using NumVid.Formats.Model;

namespace NumVid.Formats.NetCdf.Values;

/// <summary>64-bit integers are ticks of 100 ns since 0001-01-01T00:00:00.</summary>
internal sealed class DateTimeDecoder : ValueDecoder
{
    /// <inheritdoc/>
    internal override Type ValueType => typeof(DateTime);

    /// <inheritdoc/>
    internal override Array Decode(Array stored, int[] shape)
    {
        var ticks = ArraySpan.Of<long>(stored);
        var times = Array.CreateInstance(typeof(DateTime), shape);
        var values = ArraySpan.Of<DateTime>(times);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ticks[i] >= 0 && ticks[i] <= DateTime.MaxValue.Ticks ? new DateTime(ticks[i])
                : throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture,
                    $"{ticks[i]} is stored as the ticks of a time, [0, {DateTime.MaxValue.Ticks}] expected"));
        }

        return times;
    }
}
