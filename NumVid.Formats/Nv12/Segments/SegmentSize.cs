using System;
using NumVid.Formats.Model;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Nv12.Segments;

/// <summary>How long the segments of a variable are.</summary>
/// <param name="Frames">So many frames; null where values are counted.</param>
/// <param name="Values">About so many values: whole frames, at least one.</param>
/// <param name="FrameValues">A frame of more values is cut into bands of rows.</param>
internal readonly record struct SegmentSize(int? Frames, int Values, int FrameValues)
{
    private const int ValuesTarget = 1 << 18;

    /// <summary>Whether a user asked for it.</summary>
    internal bool IsAsked { get; private init; }

    /// <summary>Small enough to decode for one time step, large enough to code well.</summary>
    internal static SegmentSize Default { get; } =
        new(null, Segmentation.TargetValues, Segmentation.MaxValues);

    /// <summary>What a quality asks for, else a size of this program's.</summary>
    internal static SegmentSize Of(QualityTerms terms, int values) => terms.SegmentLength switch
    {
        { Frames: { } frames } => new(frames, values, Segmentation.MaxValues) { IsAsked = true },
        { Values: { } asked } => new(null, asked, asked) { IsAsked = true },
        _ => new(null, values, Segmentation.MaxValues),
    };

    /// <summary>The size for a codec of values: frames of more values in bands, so that all cores have work and a
    /// point costs little.</summary>
    internal static SegmentSize OfValues(QualityTerms terms)
    {
        var values = terms.Effort != CodingEffort.Normal ? Segmentation.TargetValues : ValuesTarget;
        return terms.SegmentLength is null ? new(null, values, values) : Of(terms, values);
    }

    /// <summary>How many indices of an axis a segment has.</summary>
    /// <param name="frameValues">The values of a frame.</param>
    /// <param name="framesPerIndex">The frames of an index.</param>
    internal int LengthFor(long frameValues, int framesPerIndex) => (int)Math.Clamp(
        Frames is { } frames ? frames / framesPerIndex : Values / Math.Max(1, frameValues * framesPerIndex),
        1, int.MaxValue);
}
