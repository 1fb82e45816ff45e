using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Reading;

namespace NumVid.Formats.Nv12.Fixity;

/// <summary>Puts missing values in the place of damaged segments, and keeps in mind which they were.</summary>
/// <remarks>Safe for use by many threads.</remarks>
internal sealed class Salvage : IDamagedSegments
{
    private readonly Lock _lock = new();
    private readonly List<(StoredSegment Segment, Nv12SegmentDamage Damage)> _damage = [];

    /// <summary>What is wrong with the file as a whole, one sentence each.</summary>
    internal List<string> Problems { get; } = [];

    /// <summary>The segments that were replaced so far, in the order of the file.</summary>
    internal IReadOnlyList<Nv12SegmentDamage> DamageIn(FileManifest manifest)
    {
        lock (_lock)
        {
            return [.. manifest.Variables.SelectMany(variable => variable.Segments)
                .SelectMany(segment => _damage.Where(found => ReferenceEquals(found.Segment, segment)))
                .Select(found => found.Damage)];
        }
    }

    /// <inheritdoc/>
    public T[] Replace<T>(StoredVariable variable, StoredSegment segment, InvalidFileException cause)
    {
        lock (_lock)
        {
            if (!_damage.Any(found => ReferenceEquals(found.Segment, segment)))
            {
                _damage.Add(
                    (segment,
                        SegmentCheck.DamageOf(
                            variable, segment, cause.InnerException ?? cause, segment.Data ?? segment.Layers)));
            }
        }

        var values = new T[checked((int)segment.Box.Count)];
        Array.Fill(values, MissingPoint.Of<T>(variable.Attributes));
        return values;
    }
}
