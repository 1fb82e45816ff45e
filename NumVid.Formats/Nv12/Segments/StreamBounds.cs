using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Scaling;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Nv12.Segments;

/// <summary>What is guaranteed for a variable's streams: made from the first data, kept for all that follow.</summary>
internal sealed class StreamBounds
{
    private readonly QualityTerms _terms;
    private readonly StreamLayout _layout;
    private readonly Lock _lock = new();
    private readonly List<StreamKey> _order;
    private readonly Dictionary<StreamKey, StreamBound> _byStream;

    /// <summary>Continues what a variable has.</summary>
    internal StreamBounds(QualityTerms terms, StreamLayout layout, VariableDecisions decisions)
    {
        _terms = terms;
        _layout = layout;
        Range = decisions.Range;
        _order = [.. decisions.Bounds.Select(bound => bound.Stream)];
        _byStream = decisions.Bounds.ToDictionary(bound => bound.Stream);
    }

    /// <summary>The variable's range in its first data, or null when it is not known or not needed.</summary>
    internal double? Range { get; private set; }

    /// <summary>The guaranteed error as a part of a value's magnitude, or null.</summary>
    internal double? RelativeBound => _terms.RelativeFactor;

    /// <summary>The guaranteed mean squared error of each segment, or null while it is not known or not asked
    /// for.</summary>
    internal double? MeanSquareBound => Range is { } range ? _terms.MeanSquareLimitFor(range) : null;

    /// <summary>The streams in the order of their first data.</summary>
    internal IReadOnlyList<StreamBound> All => [.. _order.Select(stream => _byStream[stream])];

    /// <summary>How far the values of a box may be off; a stream that never had a valid value is kept
    /// exactly.</summary>
    internal ErrorLimits LimitsOf(Box box)
    {
        if (!_terms.HasBound)
        {
            return ErrorLimits.None;
        }

        lock (_lock)
        {
            return _byStream.TryGetValue(_layout.StreamOf(box), out var stream)
                ? new ErrorLimits(
                    stream.Bound ?? double.PositiveInfinity,
                    RelativeBound ?? double.PositiveInfinity,
                    MeanSquareBound ?? double.PositiveInfinity)
                : ErrorLimits.Exact;
        }
    }

    /// <summary>Notes which values a box got, so that it is known later how far the range has grown.</summary>
    internal void Widen(Box box, double minimum, double maximum)
    {
        lock (_lock)
        {
            var key = _layout.StreamOf(box);
            if (minimum <= maximum && _byStream.TryGetValue(key, out var stream))
            {
                _byStream[key] = stream with
                {
                    Minimum = Math.Min(stream.Minimum, minimum),
                    Maximum = Math.Max(stream.Maximum, maximum),
                };
            }
        }
    }

    /// <summary>Whether the stream of a box still has to get its bound.</summary>
    internal bool IsOpen(Box box)
    {
        lock (_lock)
        {
            return _terms.HasBound && !_byStream.ContainsKey(_layout.StreamOf(box));
        }
    }

    /// <summary>Fixes the bounds of streams that have none yet.</summary>
    /// <param name="seen">The boxes of these streams, and the range of their valid values.</param>
    internal void Fix(IReadOnlyList<(Box Box, ValueRange Range)> seen)
    {
        var streams = seen.GroupBy(item => _layout.StreamOf(item.Box), item => item.Range)
            .Select(stream => (stream.Key, Range: stream.Aggregate((left, right) => left.Union(right)))).ToArray();
        if ((_terms.RangeFactor.HasValue || _terms.PeakSignalToNoiseRatio.HasValue) && Range is null
            && streams.Length > 0)
        {
            var all = streams.Select(stream => stream.Range).Aggregate((left, right) => left.Union(right));

            // A smaller range makes a smaller bound, which holds all the more.
            Range = all.HasValid ? Math.Min(all.Maximum - all.Minimum, double.MaxValue) : null;
        }

        // Without a valid value there is nothing to bound yet; such a stream gets its bound when values come.
        foreach (var (stream, range) in streams.Where(stream => stream.Range.HasValid))
        {
            var bound = _terms.AbsoluteBoundFor(Range ?? 0, range.Maximum - range.Minimum);
            lock (_lock)
            {
                _order.Add(stream);
                _byStream.Add(stream, new StreamBound(stream, bound, range.Minimum, range.Maximum));
            }
        }
    }
}
