using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Scaling;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Nv12.Segments;

/// <summary>Keeps a floating-point field as video with layers, within its bounds.</summary>
internal sealed class LossyValueEncoder<T> : IValueEncoder<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // With fewer segments than this, and frames larger than that, threads within a stream pay.
    private const int FewSegments = 4;
    private const int LargeFrame = 1 << 18;

    private readonly VariableDecisions _coding;
    private readonly StreamLayout _layout;
    private readonly SpecialValues<T> _specials;
    private readonly StreamBounds _bounds;
    private readonly LossySegmentEncoder<T> _encoder;
    private readonly int _segmentValues;

    /// <summary>Creates an encoder for one variable and one commit.</summary>
    /// <param name="coding">The decisions.</param>
    /// <param name="layout">The roles of the axes.</param>
    /// <param name="specials">The values that are no measurements.</param>
    /// <param name="codecs">The codecs.</param>
    /// <param name="threads">How many rates may be tried at once.</param>
    internal LossyValueEncoder(
        VariableDecisions coding, StreamLayout layout, SpecialValues<T> specials, IFrameCodecSource codecs, int threads)
    {
        var terms = QualityTermsParser.Parse(coding.Quality);
        _coding = coding;
        _layout = layout;
        _specials = specials;
        _bounds = new StreamBounds(terms, layout, coding);
        _segmentValues = terms.Preset is null || terms.HasBound ? Segmentation.TargetValues : Segmentation.PresetTargetValues;

        // Where base videos alone may hold a mean error, what earlier commits settled on says too little.
        var choice = terms.PeakSignalToNoiseRatio.HasValue ? null : ChoiceOf(coding);
        _encoder = new LossySegmentEncoder<T>(codecs, specials, terms, choice, threads);
    }

    /// <inheritdoc/>
    public VariableDecisions Coding => _coding with
    {
        Bounds = _bounds.All,
        Range = _bounds.Range,
        RelativeBound = _bounds.RelativeBound,
        MeanSquareBound = _bounds.MeanSquareBound,
        Codec = _encoder.ShownChoice?.Codec,
        Rate = _encoder.ShownChoice?.Rate.ToString(),
        Plane = _encoder.ShownChoice?.Plane ?? SegmentPlane.RowColumn,
        Transform = _encoder.ShownChoice?.Transform ?? FrameTransform.None,
    };

    /// <inheritdoc/>
    public bool IsReady => _encoder.Choice is not null;

    /// <inheritdoc/>
    public IEnumerable<Box> Cut(Box region) => Segmentation.Cut(region, _layout, _segmentValues);

    /// <inheritdoc/>
    public void Prepare(IEnumerable<Box> boxes, Func<Box, T[]> gather)
    {
        var all = boxes.ToArray();
        _bounds.Fix(all, gather, _specials);
        _encoder.UseWavefront = all.Length is > 0 and < FewSegments && (long)all[0].Shape[^1] * all[0].Shape[^2] >= LargeFrame;
    }

    /// <inheritdoc/>
    public EncodedSegment Encode(Box box, T[] values)
    {
        var encoded = _encoder.Encode(box, values, _bounds.LimitsOf(box));
        _bounds.Widen(box, encoded.Minimum, encoded.Maximum);
        return encoded;
    }

    /// <inheritdoc/>
    public bool Joins => _encoder.Joins;

    /// <inheritdoc/>
    public int LengthAlong(int axis, int[] shape) => Segmentation.LengthAlong(axis, shape, _layout);

    /// <inheritdoc/>
    public SegmentJoin JoinOf(StoredSegment segment) => _encoder.JoinOf(segment, _bounds.LimitsOf(segment.Box));

    /// <inheritdoc/>
    public EncodedSegment EncodeJoined(Box box, T[] values, bool[]? isStored, IReadOnlyList<StoredSegment> parts)
    {
        var encoded = _encoder.EncodeJoined(box, values, isStored, parts, _bounds.LimitsOf(box));
        _bounds.Widen(box, encoded.Minimum, encoded.Maximum);
        return encoded;
    }

    // What is not known here is searched anew.
    private static VideoChoice? ChoiceOf(VariableDecisions coding) =>
        coding.Codec is CodecNames.Hevc or CodecNames.Ffv1 or CodecNames.Jpeg2000 && coding.Rate is not null && VideoRate.TryParse(coding.Rate) is { } rate
            ? new VideoChoice(coding.Codec, rate, coding.Plane, coding.Transform)
            : null;
}
