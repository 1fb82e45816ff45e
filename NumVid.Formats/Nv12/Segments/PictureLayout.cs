using System;
using NumVid.Formats.Nv12.Codecs;

namespace NumVid.Formats.Nv12.Segments;

/// <summary>Where the values of a segment stand in the pictures that a codec gets.</summary>
/// <param name="Width">Samples in a row of a picture.</param>
/// <param name="Height">Rows of a picture.</param>
/// <param name="Count">Pictures.</param>
/// <param name="GroupValues">Values of a group: a frame, or for folded (time, cell) planes a row. A group starts a new
/// picture and fills as many as it needs; the rest of its last picture repeats its last value.</param>
internal sealed record PictureLayout(int Width, int Height, int Count, int GroupValues)
{
    /// <summary>Neither side of a picture may be longer: the limit of common HEVC decoders.</summary>
    internal const int MaxSide = 8192;

    private const int MaxFoldedSide = 4096;

    /// <summary>Samples in one picture.</summary>
    internal int PictureSamples => checked(Width * Height);

    /// <summary>Pictures that one group fills.</summary>
    internal int PicturesPerGroup => ((GroupValues - 1) / PictureSamples) + 1;

    /// <summary>The geometry for a codec.</summary>
    internal FrameGeometry ToFrameGeometry(int bitDepth) => new(Width, Height, Count, bitDepth);

    /// <summary>Takes frames as they are where a codec can hold them, and folds them otherwise.</summary>
    internal static PictureLayout Choose(SegmentGeometry segment)
    {
        if (segment.Columns <= MaxSide && segment.Rows <= MaxSide)
        {
            return new PictureLayout(segment.Columns, segment.Rows, segment.Frames, segment.Rows * segment.Columns);
        }

        // One long row a time step (a plane of time and cells): each row becomes a picture, so that the codec sees time.
        var group = segment.Columns > MaxSide && segment.Frames == 1 ? segment.Columns : segment.Rows * segment.Columns;
        var groups = segment.Count / group;
        var width = Math.Min(MaxFoldedSide, (int)Math.Ceiling(Math.Sqrt(group)));
        var height = Math.Min(MaxFoldedSide, ((group - 1) / width) + 1);
        var perGroup = ((group - 1) / (width * height)) + 1;
        return new PictureLayout(width, height, checked(groups * perGroup), group);
    }

    /// <summary>Spreads values over pictures.</summary>
    internal ushort[] ToPictures(ReadOnlySpan<ushort> values)
    {
        if (GroupValues == PictureSamples)
        {
            return values.ToArray();
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
