using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Threading.Tasks;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Scaling;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Nv12.Segments;

/// <summary>Keeps a floating-point field within its bounds.</summary>
internal sealed class BoundedVariableEncoder<T> : IVariableEncoder<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // With fewer segments than this, and frames larger than that, threads within a stream pay.
    private const int FewSegments = 4;
    private const int LargeFrame = 1 << 18;

    private readonly VariableDecisions _decisions;
    private readonly StreamLayout _layout;
    private readonly SpecialValues<T> _specials;
    private readonly EncodingContext _context;
    private readonly StreamBounds _bounds;
    private readonly BoundedSegmentEncoder<T> _encoder;
    private readonly JoinedSegmentEncoder<T> _joiner;
    private readonly SegmentSize _size;
    private readonly StreamSearches _searches;
    private Task _prepared = Task.CompletedTask;

    /// <summary>Creates an encoder for one variable and one commit.</summary>
    /// <param name="decisions">The decisions.</param>
    /// <param name="terms">The quality that they rest on.</param>
    /// <param name="layout">The roles of the axes.</param>
    /// <param name="specials">The values that are no measurements.</param>
    /// <param name="context">What segments are encoded with.</param>
    internal BoundedVariableEncoder(
        VariableDecisions decisions, QualityTerms terms, StreamLayout layout, SpecialValues<T> specials,
        EncodingContext context)
    {
        _decisions = decisions;
        _layout = layout;
        _specials = specials;
        _context = context;
        _bounds = new StreamBounds(terms, layout, decisions);
        _size = context.Codecs.All.Any(codec => codec.Name == terms.NamedCodec && codec is ValueCodec)
            ? SegmentSize.OfValues(terms)
            : SegmentSize.Of(
                terms,
                terms.Preset is null || terms.HasBound ? Segmentation.TargetValues : Segmentation.PresetTargetValues);
        _encoder = new BoundedSegmentEncoder<T>(context, specials, terms);
        _joiner = new JoinedSegmentEncoder<T>(context, _encoder, terms);

        // Where base videos alone may hold a mean error, what earlier commits settled on says too little.
        var known = terms.PeakSignalToNoiseRatio.HasValue ? null : ChoiceOf(decisions, terms.Effort, context.Codecs);
        _searches = new StreamSearches(layout, _encoder.StartWith(known), terms.IsAutomatic);
    }

    /// <inheritdoc/>
    public VariableDecisions Decisions
    {
        get
        {
            var shown = _searches.Last.Shown;
            return _decisions with
            {
                Bounds = _bounds.All,
                Range = _bounds.Range,
                RelativeBound = _bounds.RelativeBound,
                MeanSquareBound = _bounds.MeanSquareBound,
                Codec = shown?.Codec.Name,
                Rate = shown?.Rate.ToString(),
                Plane = shown?.Plane ?? SegmentPlane.RowColumn,
                Transform = shown?.Transform ?? FrameTransform.None,
            };
        }
    }

    /// <inheritdoc/>
    public bool Joins => _joiner.Joins;

    /// <inheritdoc/>
    public IEnumerable<Box> Cut(Box region, bool isEven) =>
        Segmentation.Cut(region, _layout, _size, isEven);

    /// <inheritdoc/>
    public int LengthAlong(int axis, int[] shape) => Segmentation.LengthAlong(axis, shape, _layout, _size);

    /// <inheritdoc/>
    public void Prepare(IReadOnlyList<Box> boxes, IValueSource<T> source)
    {
        _encoder.UseWavefront = boxes.Count is > 0 and < FewSegments
            && (long)boxes[0].Shape[^1] * boxes[0].Shape[^2] >= LargeFrame;
        _searches.Begin(boxes);
        _prepared = _context.Scheduler.Run(() => FixBounds(boxes, source));
    }

    /// <inheritdoc/>
    public SegmentJoin JoinOf(StoredSegment segment, Func<byte[]>? read = null) =>
        _joiner.JoinOf(segment, _bounds.LimitsOf(segment.Box), read);

    /// <inheritdoc/>
    public Task<EncodedSegment> Encode(Box box, IValueSource<T> source) =>
        _searches.Of(box).Run(_context.Scheduler, _context.Shared, async turn =>
        {
            await _prepared;
            var encoded = await _encoder.Encode(
                SegmentInput<T>.OfBox(box, source.Gather(box), _layout.OrderOf(box)), _bounds.LimitsOf(box), turn);
            _bounds.Widen(box, encoded.Minimum, encoded.Maximum);
            return encoded;
        });

    /// <inheritdoc/>
    public Task<EncodedSegment> EncodeJoined(
        Box box, Func<GatheredValues<T>> gather, IReadOnlyList<StoredSegment> parts) =>
        _searches.Of(box).Run(_context.Scheduler, _context.Shared, async turn =>
        {
            await _prepared;
            var (values, isStored, stream) = gather();
            var order = _layout.OrderOf(box);
            var flags = isStored is null ? null : order?.ToFrames(box, isStored) ?? isStored;
            var encoded = await _joiner.Encode(
                SegmentInput<T>.OfBox(box, values, order), flags, parts, stream, _bounds.LimitsOf(box), turn);
            _bounds.Widen(box, encoded.Minimum, encoded.Maximum);
            return encoded;
        });

    private async Task FixBounds(IReadOnlyList<Box> boxes, IValueSource<T> source)
    {
        Box[] open = [.. boxes.Where(_bounds.IsOpen)];
        var seen = await _context.Scheduler.RunAll(open.Select<Box, Func<ValueRange>>(
            box => () => source.Look(box, values => ValueSummary.RangeOf(values, _specials))));
        _bounds.Fix([.. open.Zip(seen)]);
    }

    // What is not known here, or cannot be written, is searched anew.
    private static VideoChoice? ChoiceOf(VariableDecisions decisions, CodingEffort effort, ICodecSource codecs) =>
        codecs.All.FirstOrDefault(codec => codec.Name == decisions.Codec) is PictureCodec codec
        && codecs.CanWrite(codec) && decisions.Rate is not null && VideoRate.TryParse(decisions.Rate) is { } rate
            ? new VideoChoice(codec, rate, decisions.Plane, decisions.Transform) { Effort = effort }
            : null;
}
