using System;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Frames;

/// <summary>Where the values of a segment stand in the pictures that a codec gets.</summary>
/// <param name="Width">Samples in a row of a picture.</param>
/// <param name="Height">Rows of a picture.</param>
/// <param name="Count">Pictures.</param>
/// <param name="GroupValues">Values of a group: a frame, or for (time, cell) planes a row or
/// the whole segment. A group starts a new picture and fills as many as it needs; the rest of its last picture repeats its last
/// value.</param>
internal sealed record PictureLayout(int Width, int Height, int Count, int GroupValues)
{
    /// <summary>Neither side of a picture may be longer: the limit of common HEVC decoders.</summary>
    internal const int MaxSide = 8192;

    // x265 refuses pictures of 5000 x 16, but takes 4200 x 16 and 8192 x 33.
    private const int MaxThinSide = 4096;
    private const int MinBroadSide = 33;

    // Frames of fewer values than this become rows of a (time, cell) plane: a codec pads each frame to 16 x 17 samples.
    private const int SmallFrame = 256;
    private const int FewFrames = 16;

    /// <summary>Samples in one picture.</summary>
    internal int PictureSamples => checked(Width * Height);

    /// <summary>Pictures that one group fills.</summary>
    internal int PicturesPerGroup => ((GroupValues - 1) / PictureSamples) + 1;

    /// <summary>The geometry for a codec.</summary>
    internal FrameGeometry ToFrameGeometry(int bitDepth) => new(Width, Height, Count, bitDepth);

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

        // One long row a time step (a plane of time and cells): each row becomes a picture, so that the codec sees time.
        return segment.Columns <= MaxThinSide ? Stack(segment.Columns, segment.Rows, cells, segment.Frames)
            : Fold(segment.Frames == 1 ? segment.Columns : cells, segment.Count);
    }

    private static bool Fits(int width, int height) =>
        Math.Max(width, height) <= (Math.Min(width, height) < MinBroadSide ? MaxThinSide : MaxSide);

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
    internal ReadOnlySpan<ushort> ToPictures(ReadOnlySpan<ushort> values)
    {
        if (GroupValues == PictureSamples)
        {
            return values;
        }

        var samples = new ushort[checked(PictureSamples * Count)];
        var stride = PictureSamples * PicturesPerGroup;
        for (int from = 0, to = 0; from < values.Length; from += GroupValues, to += stride)
        {
            values.Slice(from, GroupValues).CopyTo(samples.AsSpan(to));
            samples.AsSpan(to + GroupValues, stride - GroupValues).Fill(values[from + GroupValues - 1]);
        }

        return samples;
    }

    /// <summary>Collects values from pictures.</summary>
    internal ushort[] FromPictures(ushort[] samples)
    {
        if (GroupValues == PictureSamples)
        {
            return samples;
        }

        var groups = Count / PicturesPerGroup;
        var values = new ushort[groups * GroupValues];
        for (var group = 0; group < groups; group++)
        {
            samples.AsSpan(group * PictureSamples * PicturesPerGroup, GroupValues).CopyTo(values.AsSpan(group * GroupValues));
        }

        return values;
    }
}
