using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using NumVid.Formats.Nv12.Container;
using NumVid.Formats.Quality;
using NumVid.Formats.Nv12.Scaling;
using NumVid.Formats.Nv12.Segments;

namespace NumVid.Formats.Nv12.Storage;

/// <summary>The absolute bounds of a variable's streams: made from the first data, kept for all that follow.</summary>
internal sealed class StreamBounds
{
    private readonly QualityTerms _terms;
    private readonly StreamLayout _layout;
    private readonly List<StreamBound> _bounds;
    private readonly Dictionary<StreamKey, double> _byStream;

    /// <summary>Continues what a variable has.</summary>
    internal StreamBounds(QualityTerms terms, StreamLayout layout, VariableCoding coding)
    {
        _terms = terms;
        _layout = layout;
        Range = coding.Range;
        _bounds = [.. coding.Bounds];
        _byStream = _bounds.ToDictionary(bound => bound.Stream, bound => bound.Bound);
    }

    /// <summary>The variable's range in its first data, or null when it is not known or not needed.</summary>
    internal double? Range { get; private set; }

    /// <summary>The bounds in the order of the streams' first data.</summary>
    internal IReadOnlyList<StreamBound> All => _bounds;

    /// <summary>The bound of a box; null when nothing is guaranteed, 0 when its stream never had a valid value.</summary>
    internal double? For(Box box) =>
        _terms.HasBound ? _byStream.GetValueOrDefault(_layout.StreamOf(box)) : null;

    /// <summary>Fixes the bounds of streams that have none yet.</summary>
    internal void Fix<T>(IEnumerable<Box> boxes, Func<Box, T[]> gather, SpecialValues<T> specials)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!_terms.HasBound)
        {
            return;
        }

        var ranges = new Dictionary<StreamKey, ValueSummary>();
        var order = new List<StreamKey>();
        foreach (var box in boxes)
        {
            var stream = _layout.StreamOf(box);
            if (_byStream.ContainsKey(stream))
            {
                continue;
            }

            var seen = ValueSummary.Of<T>(gather(box), specials);
            if (ranges.TryAdd(stream, seen))
            {
                order.Add(stream);
            }
            else
            {
                ranges[stream] = Union(ranges[stream], seen);
            }
        }

        if (_terms.RangeFactor.HasValue && Range is null && ranges.Count > 0)
        {
            var all = ranges.Values.Aggregate(Union);

            // A smaller range makes a smaller bound, which holds all the more.
            Range = all.HasValid ? Math.Min(all.Maximum - all.Minimum, double.MaxValue) : null;
        }

        // Without a valid value there is nothing to bound yet; such a stream gets its bound when values come.
        foreach (var stream in order.Where(stream => ranges[stream].HasValid))
        {
            var bound = BoundFor(ranges[stream]);
            _byStream.Add(stream, bound);
            _bounds.Add(new StreamBound(stream, bound));
        }
    }

    private double BoundFor(ValueSummary stream)
    {
        var bound = _terms.AbsoluteBound ?? double.PositiveInfinity;
        if (_terms.RangeFactor is { } factor)
        {
            bound = Math.Min(bound, factor * Range!.Value);
        }

        if (_terms.LevelRangeFactor is { } levelFactor)
        {
            bound = Math.Min(bound, levelFactor * (stream.Maximum - stream.Minimum));
        }

        // A range beyond double's largest number bounds nothing; such values are kept exactly.
        return double.IsFinite(bound) ? bound : 0;
    }

    private static ValueSummary Union(ValueSummary left, ValueSummary right) =>
        new(Math.Min(left.Minimum, right.Minimum), Math.Max(left.Maximum, right.Maximum), null);
}
