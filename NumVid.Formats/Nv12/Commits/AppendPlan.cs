using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Segments;

namespace NumVid.Formats.Nv12.Commits;

// Why so: docs/decisions/0023-joined-on-a-grid.md
/// <summary>Joins what is appended to a stream with the short segments at its end.</summary>
/// <remarks>A segment is written again only together with at least as many new values: over n steps appended one by one
/// each value is written log n times, and log n segments wait to be joined.</remarks>
internal static class AppendPlan
{
    /// <summary>Plans an append, or returns null when a variable grows in another way than along its video
    /// axis.</summary>
    /// <param name="old">The variable as stored.</param>
    /// <param name="newShape">Its new shape.</param>
    /// <param name="encoder">Its encoder.</param>
    /// <param name="isTouched">Whether a segment is written over in the same commit.</param>
    /// <param name="read">Reads the stream of a segment.</param>
    internal static IReadOnlyList<AppendedBox>? For<T>(
        StoredVariable old, int[] newShape, IVariableEncoder<T> encoder, Func<StoredSegment, bool> isTouched,
        Func<StoredSegment, byte[]> read)
    {
        var axis = encoder.Decisions.VideoAxis ?? 0;
        if (!encoder.Joins || old.Shape.Length == 0 || old.Shape[axis] == 0 || newShape[axis] == old.Shape[axis]
            || Segmentation.GrownRegions(old.Shape, newShape).ToArray() is not [var region]
            || region.Origin[axis] != old.Shape[axis])
        {
            return null;
        }

        var byEnd = new Dictionary<StreamKey, StoredSegment>();
        foreach (var segment in old.Segments.Where(segment => !isTouched(segment)))
        {
            byEnd.TryAdd(KeyOf(segment.Box, axis, segment.Box.Origin[axis] + segment.Box.Shape[axis]), segment);
        }

        var length = encoder.LengthAlong(axis, newShape);
        return [.. encoder.Cut(region.Slice(axis, region.Origin[axis], 1), isEven: false)
            .SelectMany(
                section => BoxesOf(
                    section.Slice(axis, region.Origin[axis], region.Shape[axis]), axis, length, byEnd, encoder, read))];
    }

    private static IEnumerable<AppendedBox> BoxesOf<T>(
        Box added, int axis, int length, Dictionary<StreamKey, StoredSegment> byEnd, IVariableEncoder<T> encoder,
        Func<StoredSegment, byte[]> read)
    {
        var parts = new List<StoredSegment>();
        var start = added.Origin[axis];
        var count = added.Shape[axis];
        var kind = SegmentJoin.Any;
        while (byEnd.TryGetValue(KeyOf(added, axis, start), out var last))
        {
            var extent = last.Box.Shape[axis];
            var join = encoder.JoinOf(last, parts.Count == 0 ? () => read(last) : null);
            if (join == SegmentJoin.Replay)
            {
                // The values of a stream follow from those before them, so that it goes on alone.
                return count <= length - extent
                    ? [new AppendedBox(added.Slice(axis, start - extent, count + extent), [last], true)]
                    : Separate();
            }

            if (extent > count || count > length - extent || join == SegmentJoin.None
                || (join != kind && join != SegmentJoin.Any && kind != SegmentJoin.Any))
            {
                break;
            }

            kind = join == SegmentJoin.Any ? kind : join;
            parts.Add(last);
            start -= extent;
            count += extent;
        }

        return parts.Count > 0
            ? [new AppendedBox(added.Slice(axis, start, count), parts, true)]
            : Separate();

        IEnumerable<AppendedBox> Separate() =>
            encoder.Cut(added, isEven: false).Select(box => new AppendedBox(box, [], box.Shape[axis] < length));
    }

    // Segments that follow each other differ in their place on the axis alone.
    private static StreamKey KeyOf(Box box, int axis, int end)
    {
        var origin = (int[])box.Origin.Clone();
        var shape = (int[])box.Shape.Clone();
        origin[axis] = end;
        shape[axis] = 0;
        return new StreamKey([.. origin, .. shape]);
    }
}
