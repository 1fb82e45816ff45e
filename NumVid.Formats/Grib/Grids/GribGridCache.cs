using System;
using System.Collections.Concurrent;
using EccodesDotNet.Framing;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Computes each grid of a file once, however many fields lie on it. Thread-safe.</summary>
internal sealed class GribGridCache
{
    // Octet 7 of edition 1's product section, behind the indicator of 8 octets.
    private const int PredefinedGridAt = 8 + 6;

    private readonly GribSource _source;
    private readonly ConcurrentDictionary<string, Lazy<GribGrid>> _grids = new(StringComparer.Ordinal);

    internal GribGridCache(GribSource source) => _source = source;

    /// <summary>Returns the grid of a field.</summary>
    /// <param name="field">The field, whose grid section is the key.</param>
    /// <param name="message">The field's message without its values.</param>
    /// <param name="isSouthFirst">Whether the writer noted that its rows run from south to north.</param>
    internal GribGrid Get(GribField field, byte[] message, bool isSouthFirst)
    {
        var section = field.Find(field.Edition == 2 ? 3 : 2);
        var key = section is { } found
            ? $"{field.Edition}:{Convert.ToBase64String(GribField.ReadSection(_source, found))}"
            : $"predefined:{message[PredefinedGridAt]}";
        return isSouthFirst
            ? _grids.GetOrAdd("reversed:" + key, _ => new Lazy<GribGrid>(() => Read(message).WithReversedRows())).Value
            : _grids.GetOrAdd(key, _ => new Lazy<GribGrid>(() => Read(message))).Value;
    }

    private static GribGrid Read(byte[] message) => GribHeaderBytes.FromMessage(message).ReadGrid();
}
