using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace NumVid.Formats.Grib.Cubes;

/// <summary>Fields that read as missing, because they cannot be unpacked and are kept elsewhere. Thread-safe.</summary>
internal sealed class GribDamages
{
    private readonly Lock _lock = new();
    private readonly SortedSet<string> _sentences = new(System.StringComparer.Ordinal);

    /// <summary>A sentence each.</summary>
    internal IReadOnlyList<string> Sentences
    {
        get
        {
            lock (_lock)
            {
                return [.. _sentences.Select(sentence => $"A field reads as missing. {sentence}")];
            }
        }
    }

    /// <summary>Adds one.</summary>
    internal void Add(string sentence)
    {
        lock (_lock)
        {
            _sentences.Add(sentence);
        }
    }
}
