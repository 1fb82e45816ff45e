using System;
using System.Collections.Generic;
using System.Threading;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Reading;

/// <summary>Keeps the last decoded segments, so that reading a series step by step decodes each segment once.</summary>
internal sealed class SegmentCache
{
    private const long MaxBytes = 64L << 20;
    private const int BytesPerString = 64;

    private readonly Lock _lock = new();
    private readonly LinkedList<(StoredSegment Segment, Array Values, long Bytes)> _latest = [];
    private readonly Dictionary<object, LinkedListNode<(StoredSegment Segment, Array Values, long Bytes)>> _bySegment =
        new(ReferenceEqualityComparer.Instance);

    private long _bytes;

    /// <summary>The values of a segment, or null when they are not here.</summary>
    internal Array? Find(StoredSegment segment)
    {
        lock (_lock)
        {
            if (!_bySegment.TryGetValue(segment, out var node))
            {
                return null;
            }

            _latest.Remove(node);
            _latest.AddFirst(node);
            return node.Value.Values;
        }
    }

    /// <summary>Keeps the values of a segment, which nobody changes afterwards.</summary>
    internal void Add<T>(StoredSegment segment, T[] values)
    {
        var size = typeof(T) == typeof(string) ? BytesPerString : System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        var bytes = (long)values.Length * size;
        lock (_lock)
        {
            if (bytes > MaxBytes || _bySegment.ContainsKey(segment))
            {
                return;
            }

            _bySegment.Add(segment, _latest.AddFirst((segment, values, bytes)));
            _bytes += bytes;
            while (_bytes > MaxBytes)
            {
                var (oldest, _, freed) = _latest.Last!.Value;
                _bytes -= freed;
                _bySegment.Remove(oldest);
                _latest.RemoveLast();
            }
        }
    }
}
