using System;
using System.Collections.Concurrent;
using EccodesDotNet;
using EccodesDotNet.Framing;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Computes each grid of a file once, however many fields lie on it. Thread-safe.</summary>
internal sealed class GribGridCache
{
    private readonly GribSource _source;
    private readonly ConcurrentDictionary<string, Lazy<GribGrid>> _grids = new(StringComparer.Ordinal);

    internal GribGridCache(GribSource source) => _source = source;

    /// <summary>Returns the grid of a field.</summary>
    /// <param name="field">The field, whose grid section is the key.</param>
    /// <param name="message">The field's message, opened.</param>
    internal GribGrid Get(GribField field, GribMessage message)
    {
        var section = field.Find(field.Edition == 2 ? 3 : 2);
        var key = section is { } found
            ? $"{field.Edition}:{Convert.ToBase64String(GribField.ReadSection(_source, found))}"
            : $"predefined:{message.GetInt64("gridDefinition")}";
        return _grids.GetOrAdd(key, _ => new Lazy<GribGrid>(() => GribGridReader.Read(message))).Value;
    }
}
