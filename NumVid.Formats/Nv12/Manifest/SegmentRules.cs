using System;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>What must agree within the description of a segment, before a byte of it is read.</summary>
internal static class SegmentRules
{
    /// <summary>The most values of a segment.</summary>
    internal const int MaxValues = 1 << 25;

    /// <summary>Says what a sound segment would have, or returns null when this one is sound.</summary>
    internal static string? ProblemOf(StoredSegment segment, Type type) => segment.Kind switch
    {
        SegmentKind.Constant => type == typeof(string) ? "no constant strings"
            : segment.Data is null && segment.Layers is null ? null : "a constant without entries",
        SegmentKind.Direct => segment.Data is null || segment.Layers is not null ? "exact values in one entry"
            : segment.ValuesSha256 is null && type != typeof(string) ? "a checksum of the values" : null,
        _ => ProblemOfLayered(segment, segment.Video!, type),
    };

    private static string? ProblemOfLayered(StoredSegment segment, VideoDescription video, Type type)
    {
        if ((type != typeof(float) && type != typeof(double)) || segment.Box.Rank < 2)
        {
            return "video only for Single and Double of rank 2 or more";
        }

        if (segment.ValuesSha256 is null || video.Layers.Total != (segment.Layers?.Length ?? 0)
            || (video.Layers.Residual > 0 && video.ResidualStep <= 0)
            || (video.ResidualForm != ResidualForm.Plain && (video.Layers.Residual == 0 || video.Picture is null))
            || (video.Layers.Mask > 0) != (video.Layers.Specials > 0))
        {
            return "layers that add up, and a checksum of the values";
        }

        if (video.Stream is { } stream && (video.Picture is null || !stream.Holds(video.Picture)))
        {
            return "a stream that can hold the pictures of the segment";
        }

        if (video.Steps is not null)
        {
            return segment.Data is not null && video.Codec is not null && video.Picture is null
                && video.Layers.Residual == 0
                ? null
                : "the values of a codec, without pictures and residual";
        }

        if (video.Picture is null)
        {
            return segment.Data is null ? null : "no base without pictures";
        }

        return segment.Data is not null && video.Codec is not null && video.FramesSha256 is not null
            && Fits(video.Picture, segment.Box)
            ? null
            : "pictures that hold the segment's values, a codec and a checksum";
    }

    private static bool Fits(PictureLayout picture, Box box)
    {
        // A folded picture is at most half empty, a narrow one at most one picture a group.
        var perGroup = picture.PicturesPerGroup;
        return picture.Count % perGroup == 0
            && (long)(picture.Count / perGroup) * picture.GroupValues == box.Count
            && (long)picture.PictureSamples * picture.Count <= 4L * MaxValues;
    }
}
