using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Segments;

// Why so: docs/decisions/0142-alike-variables-share-a-search.md
/// <summary>Where the segments of a variable settle on a choice: those of a long stream on one of their own, unless another
/// stream is alike, those of all short streams on one together.</summary>
/// <remarks>Asked for segments in the order of the file, by one thread.</remarks>
/// <param name="layout">The roles of the axes.</param>
/// <param name="start">What is known before the first segment.</param>
/// <param name="hasBudget">Whether the search is held to a part of the encode.</param>
internal sealed class StreamSearches(StreamLayout layout, SearchState start, bool hasBudget)
{
    // A search of less would cost more than the stream.
    private const long LongStream = 1 << 17;

    private static readonly StreamKey s_together = new([]);

    private readonly Dictionary<StreamKey, SearchQueue> _queues = [];
    private Dictionary<StreamKey, long> _sizes = [];

    /// <summary>What the first stream that needs video has settled on, when all are encoded.</summary>
    internal SearchState Last => _queues.Values.Select(queue => queue.Last)
        .FirstOrDefault(state => state.Shown is not null, start);

    /// <summary>Tells which segments will come.</summary>
    internal void Begin(IReadOnlyList<Box> boxes) =>
        _sizes = boxes.GroupBy(layout.StreamOf).ToDictionary(stream => stream.Key, stream => stream.Sum(box => box.Count));

    /// <summary>Where a segment settles on a choice.</summary>
    internal SearchQueue Of(Box box)
    {
        var stream = layout.StreamOf(box);
        var isOwn = _sizes.GetValueOrDefault(stream) >= LongStream;
        var key = isOwn ? stream : s_together;
        if (!_queues.TryGetValue(key, out var queue))
        {
            var all = _sizes.Values.Sum();
            var values = isOwn ? _sizes[stream] : _sizes.Values.Where(size => size < LongStream).Sum();
            queue = new SearchQueue(
                this, start, hasBudget ? new SearchBudget(values, all >= SearchBudget.LongVariable) : null);
            _queues.Add(key, queue);
        }

        return queue;
    }
}
