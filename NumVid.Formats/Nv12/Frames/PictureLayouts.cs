using System;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Frames;

/// <summary>Lays values out as pictures, and takes them from there.</summary>
internal static class PictureLayouts
{
    // x265 refuses pictures of 5000 x 16, but takes 4200 x 16 and 8192 x 33.
    private const int MaxThinSide = 4096;
    private const int MinBroadSide = 33;

    // Frames of fewer values than this become rows of a (time, cell) plane: a codec pads each frame to 16 x 17 samples.
    private const int SmallFrame = 256;
    private const int FewFrames = 16;

    /// <summary>The geometry for a codec.</summary>
    internal static FrameGeometry ToFrameGeometry(this PictureLayout layout, int bitDepth) =>
        new(layout.Width, layout.Height, layout.Count, bitDepth);

    /// <summary>The geometry for the codec of a stream that may have been made elsewhere.</summary>
    internal static FrameGeometry ToFrameGeometry(this PictureLayout layout, int bitDepth, StreamShape? stream) =>
        layout.ToFrameGeometry(bitDepth) with
        {
            Stream = stream is { } held ? new StreamGeometry(held.Width, held.Height, held.Count, held.BitDepth) : null,
        };

    /// <summary>Takes frames as they are where a codec can hold them well, and folds them otherwise.</summary>
    internal static PictureLayout Choose(SegmentGeometry segment)
    {
        var cells = segment.Rows * segment.Columns;
        if (cells < SmallFrame && segment.Frames > FewFrames)
        {
            return Stack(cells, segment.Frames, segment.Count);
        }

        if (Fits(segment.Columns, segment.Rows))
        {
            return new PictureLayout(segment.Columns, segment.Rows, segment.Frames, cells);
        }

        // One long row a time step (a plane of time and cells): each row becomes a picture, so that the codec sees
        // time.
        return segment.Columns <= MaxThinSide ? Stack(segment.Columns, segment.Rows, cells, segment.Frames)
            : Fold(segment.Frames == 1 ? segment.Columns : cells, segment.Count);
    }

    private static bool Fits(int width, int height) =>
        Math.Max(width, height) <= (Math.Min(width, height) < MinBroadSide ? MaxThinSide : PictureLayout.MaxSide);

    // Rows as they are, in pictures of so many rows.
    private static PictureLayout Stack(int width, int rows, int group, int groups = 1)
    {
        var height = Math.Min(rows, MaxThinSide);
        return new PictureLayout(width, height, checked((((rows - 1) / height) + 1) * groups), group);
    }

    // Nearly square pictures, in which rows lose their places.
    private static PictureLayout Fold(int group, int count)
    {
        var width = Math.Min(MaxThinSide, (int)Math.Ceiling(Math.Sqrt(group)));
        var height = Math.Min(MaxThinSide, ((group - 1) / width) + 1);
        var perGroup = ((group - 1) / (width * height)) + 1;
        return new PictureLayout(width, height, checked(count / group * perGroup), group);
    }

    /// <summary>Spreads values over pictures; the values themselves where they are the pictures.</summary>
    internal static ReadOnlySpan<ushort> ToPictures(this PictureLayout layout, ReadOnlySpan<ushort> values)
    {
        if (layout.GroupValues == layout.PictureSamples)
        {
            return values;
        }

        var samples = new ushort[checked(layout.PictureSamples * layout.Count)];
        var stride = layout.PictureSamples * layout.PicturesPerGroup;
        for (int from = 0, to = 0; from < values.Length; from += layout.GroupValues, to += stride)
        {
            values.Slice(from, layout.GroupValues).CopyTo(samples.AsSpan(to));
            samples.AsSpan(to + layout.GroupValues, stride - layout.GroupValues)
                .Fill(values[from + layout.GroupValues - 1]);
        }

        return samples;
    }

    /// <summary>Collects values from pictures.</summary>
    internal static ushort[] FromPictures(this PictureLayout layout, ushort[] samples)
    {
        if (layout.GroupValues == layout.PictureSamples)
        {
            return samples;
        }

        var groups = layout.Count / layout.PicturesPerGroup;
        var values = new ushort[groups * layout.GroupValues];
        for (var group = 0; group < groups; group++)
        {
            samples.AsSpan(group * layout.PictureSamples * layout.PicturesPerGroup, layout.GroupValues)
                .CopyTo(values.AsSpan(group * layout.GroupValues));
        }

        return values;
    }
}
