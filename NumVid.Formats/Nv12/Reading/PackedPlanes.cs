using System;
using System.IO;
using System.Linq;
using NumVid.Formats.Nv12.Codecs.Packed;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Reading;

/// <summary>Finds planes that are kept as another file packed them.</summary>
internal static class PackedPlanes
{
    /// <summary>The segment that keeps the plane with a point so; null where there is none.</summary>
    internal static StoredSegment? SegmentOf(StoredVariable variable, int[] point) => variable.Segments.FirstOrDefault(
        segment => PackedCodec.Is(segment.Video?.Codec) && PlaceOf(segment, point) >= 0);

    /// <summary>The number of the plane with a point among those of a segment.</summary>
    /// <exception cref="InvalidDataException">The segment is damaged.</exception>
    internal static int NumberOf(StoredSegment segment, int[] point, ReadOnlySpan<byte> data) =>
        checked((int)(PlaceOf(segment, point) / PackedCodec.CountPoints(data)));

    // The place of a point among those of a box; -1 outside.
    private static long PlaceOf(StoredSegment segment, int[] point)
    {
        var (box, place) = (segment.Box, 0L);
        for (var axis = 0; axis < box.Rank; axis++)
        {
            var at = axis < point.Length ? point[axis] - box.Origin[axis] : -1;
            if (at < 0 || at >= box.Shape[axis])
            {
                return -1;
            }

            place = (place * box.Shape[axis]) + at;
        }

        return place;
    }
}
