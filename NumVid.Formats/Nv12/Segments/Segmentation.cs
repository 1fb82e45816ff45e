using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Segments;

/// <summary>Cuts what is new in a variable into boxes that are coded alone.</summary>
internal static class Segmentation
{
    /// <summary>The values that a segment holds, about: small enough to decode for one time step, large enough to code
    /// well.</summary>
    internal const int TargetValues = 1 << 21;

    /// <summary>The same for presets, whose coarse videos pay dearly for each first picture.</summary>
    internal const int PresetTargetValues = 1 << 23;

    /// <summary>A frame of more values is cut into bands of rows; no segment holds more.</summary>
    internal const int MaxValues = SegmentRules.MaxValues;

    private const int TileRows = 8;

    /// <summary>What a shape has more than an old one, as boxes that do not overlap.</summary>
    internal static IEnumerable<Box> GrownRegions(int[] oldShape, int[] newShape)
    {
        if (newShape.Length == 0)
        {
            yield break;
        }

        for (var axis = 0; axis < newShape.Length; axis++)
        {
            var origin = new int[newShape.Length];
            var shape = (int[])newShape.Clone();
            Array.Copy(oldShape, shape, axis);
            origin[axis] = oldShape[axis];
            shape[axis] = newShape[axis] - oldShape[axis];
            if (Box.CountOf(shape) > 0)
            {
                yield return new Box(origin, shape);
            }
        }
    }

    /// <summary>How long a segment should be along an axis.</summary>
    /// <param name="axis">The axis along which segments follow each other.</param>
    /// <param name="shape">The shape of what is cut.</param>
    /// <param name="layout">The roles of the axes; null for what is no field.</param>
    /// <param name="size">How long segments are.</param>
    internal static int LengthAlong(int axis, int[] shape, StreamLayout? layout, SegmentSize size)
    {
        var perIndex = 1L;
        for (var other = 0; other < shape.Length; other++)
        {
            // Each index on a stream axis has segments of its own.
            var isCut = layout is not null && other < shape.Length - 2;
            perIndex = Math.Min(perIndex * (other == axis || isCut ? 1 : shape[other]), MaxValues);
        }

        var frames = layout is null
            ? 1
            : GroupsOf(shape, layout, size).Aggregate(1, (all, group) => all * group.Length);
        return size.LengthFor(Math.Min(perIndex, size.FrameValues), frames);
    }

    // Why so: docs/decisions/0155-segments-of-one-length.md
    /// <summary>Cuts a region stream by stream along the video axis.</summary>
    /// <param name="region">The region.</param>
    /// <param name="layout">The roles of the axes.</param>
    /// <param name="size">How long segments are.</param>
    /// <param name="isEven">Whether all are about as long, where nothing else was asked for, so that processors that share them
    /// end together; otherwise the last one is what is left.</param>
    internal static IEnumerable<Box> Cut(Box region, StreamLayout layout, SegmentSize size, bool isEven)
    {
        IEnumerable<Box> boxes = [region];
        foreach (var axis in layout.CutAxes)
        {
            boxes = boxes.SelectMany(box => CutAxis(box, axis, 1));
        }

        var frames = 1;
        foreach (var (axis, group) in GroupsOf(region.Shape, layout, size))
        {
            frames *= group;
            boxes = boxes.SelectMany(box => CutAxis(box, axis, group));
        }

        if (layout.VideoAxis is { } video)
        {
            var perIndex = region.Shape[^1] * (video == region.Rank - 2 ? 1L : region.Shape[^2]);
            var length = size.LengthFor(perIndex, frames);
            boxes = boxes.SelectMany(
                box => isEven && !size.IsAsked ? CutEvenly(box, video, length) : CutAxis(box, video, length));
        }

        return boxes.SelectMany(box => CutLarge(box, size));
    }

    // How many frames of each joined axis are in one segment: groups of about the same length, the last axis first.
    private static IEnumerable<(int Axis, int Length)> GroupsOf(int[] shape, StreamLayout layout, SegmentSize size)
    {
        var room = size.LengthFor((long)shape[^2] * shape[^1], 1);
        foreach (var axis in layout.JoinedAxes.Reverse())
        {
            var extent = Math.Max(1, shape[axis]);
            var groups = ((extent - 1) / room) + 1;
            var length = ((extent - 1) / groups) + 1;
            room = Math.Max(1, room / length);
            yield return (axis, length);
        }
    }

    // Frames as many as were asked for may be too many for a segment.
    private static IEnumerable<Box> CutLarge(Box box, SegmentSize size) =>
        box.Count > MaxValues ? CutBounded(box, Math.Min(TargetValues, size.FrameValues))
        : (long)box.Shape[^2] * box.Shape[^1] > size.FrameValues ? CutBands(box, size.FrameValues)
        : [box];

    // Bands of about the same number of rows; whole tiles of them where that is at most an eighth more.
    private static IEnumerable<Box> CutBands(Box box, int maxValues)
    {
        if (box.Shape[^1] > maxValues)
        {
            return CutBounded(box, maxValues);
        }

        var rows = box.Shape[^2];
        var bands = ((((long)rows * box.Shape[^1]) - 1) / maxValues) + 1;
        var length = (int)(((rows - 1) / bands) + 1);
        var tiled = (length + TileRows - 1) / TileRows * TileRows;
        var isNear = (long)tiled * 8 <= (long)length * 9 && (long)tiled * box.Shape[^1] <= MaxValues;
        return CutAxis(box, box.Rank - 2, isNear ? tiled : length);
    }

    /// <summary>Cuts a region into boxes of at most so many values, along the first axes first.</summary>
    internal static IEnumerable<Box> CutBounded(Box region, int maxValues)
    {
        if (region.Count <= maxValues)
        {
            return [region];
        }

        var axis = 0;
        while (region.Shape[axis] == 1)
        {
            axis++;
        }

        var perIndex = region.Count / region.Shape[axis];
        var length = (int)Math.Max(1, maxValues / perIndex);
        return CutAxis(region, axis, length).SelectMany(box => CutBounded(box, maxValues));
    }

    // As few boxes as can be, none of them longer than allowed, and none longer than another by more than one.
    private static IEnumerable<Box> CutEvenly(Box box, int axis, int longest)
    {
        var extent = (long)box.Shape[axis];
        var pieces = (extent + longest - 1) / longest;
        for (var piece = 0L; piece < pieces; piece++)
        {
            var start = (int)(extent * piece / pieces);
            var length = (int)(extent * (piece + 1) / pieces) - start;
            yield return box.Slice(axis, box.Origin[axis] + start, length);
        }
    }

    private static IEnumerable<Box> CutAxis(Box box, int axis, int length)
    {
        var end = box.Origin[axis] + box.Shape[axis];
        for (var start = box.Origin[axis]; start < end; start += length)
        {
            yield return box.Slice(axis, start, Math.Min(length, end - start));
            if (end - start <= length)
            {
                break;
            }
        }
    }
}
