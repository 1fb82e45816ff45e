using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Threading.Tasks;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Proof;
using NumVid.Formats.Nv12.Scaling;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>Encodes values that join stored ones: put on the grid of these, so that all of them return bit by bit from
/// then on.</summary>
/// <param name="context">What segments are encoded with.</param>
/// <param name="encoder">Encodes segments of new values alone.</param>
/// <param name="terms">The quality that was asked for.</param>
internal sealed class JoinedSegmentEncoder<T>(
    EncodingContext context, BoundedSegmentEncoder<T> encoder, QualityTerms terms)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ExactSegmentEncoder<T> _exact = new(context);

    /// <summary>Whether new values can be put on the grid of stored ones: a limit has to be the same at all points, and
    /// what was asked to be a codec that loses, or has no guarantee, has no grid.</summary>
    /// <remarks>Lossy video with a residual that counts steps of the grid holds such values, too, but was never
    /// smaller: the rounding to the grid, which it would have to follow, is noise.</remarks>
    internal bool Joins =>
        terms.HasBound && terms.Preset is null && terms.RelativeFactor is null && terms.PeakSignalToNoiseRatio is null
        && (terms.NamedCodec is null || GoingOn is not null
            || context.Codecs.Get(terms.NamedCodec) is PictureCodec { NeverLoses: true });

    // The codec whose streams can go on: where it was asked for, or may be taken.
    private ValueCodec? GoingOn => terms.NamedCodec is { } name ? context.Codecs.Get(name) as ValueCodec
        : terms.IsAutomatic ? context.Codecs.All.OfType<ValueCodec>().FirstOrDefault() : null;

    /// <summary>How a stored segment can be joined with new values, without a change of its own.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="limits">How far the new values may be off.</param>
    /// <param name="read">Reads its stream, where it may go on.</param>
    internal SegmentJoin JoinOf(StoredSegment segment, ErrorLimits limits, Func<byte[]>? read = null)
    {
        if (read is not null && !limits.IsExact && Joins && CanGoOn(segment, read))
        {
            return SegmentJoin.Replay;
        }

        if (limits.IsExact)
        {
            return SegmentJoin.Exact;
        }

        return segment.Kind switch
        {
            _ when !Joins || (terms.NamedCodec is not null && GoingOn is not null) => SegmentJoin.None,
            _ when segment.GridStep.HasValue => SegmentJoin.Grid,
            SegmentKind.Constant => SegmentJoin.Any,
            SegmentKind.Direct => SegmentJoin.Exact,
            _ => SegmentJoin.None,
        };
    }

    /// <summary>Encodes stored and new values together; the stored ones do not change.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="isStored">Which of its values are stored already, in the order of the frames, or null for
    /// none.</param>
    /// <param name="parts">The segments that held the stored ones, all of one kind of join; empty for none.</param>
    /// <param name="stream">The stream of the only one of them, where it goes on; otherwise null.</param>
    /// <param name="limits">How far the new values may be off.</param>
    /// <param name="search">What earlier segments settled on.</param>
    internal async Task<EncodedSegment> Encode(
        SegmentInput<T> segment, bool[]? isStored, IReadOnlyList<StoredSegment> parts, byte[]? stream,
        ErrorLimits limits, ISearchTurn search)
    {
        var input = encoder.InputOf(segment, limits);
        var summary = input.Summary;
        if (stream is not null)
        {
            var goesOn = new ContinuedSegment<T>(GoingOn!, input, isStored!, parts[0], stream);
            var (encoded, took) = context.Costs.Measure(() => goesOn.TryEncode(context.Codecs));
            var continued = encoded is null ? _exact.Encode(input) : encoded with { Took = took };
            return continued with { Minimum = summary.Minimum, Maximum = summary.Maximum };
        }

        if (parts.Count > 0 || GoingOn is not { } codec || limits.IsExact || !summary.HasValid)
        {
            return await EncodeOnce(segment, input, isStored, parts, limits, search);
        }

        var goingOn = await encoder.EncodeGoingOn(input, codec);
        if (terms.NamedCodec is null
            && await EncodeOnce(segment, input, isStored, parts, limits, search) is var other
            && other.ByteCount < goingOn.ByteCount)
        {
            return other;
        }

        return goingOn with { Minimum = summary.Minimum, Maximum = summary.Maximum };
    }

    // More values than this are left as they are: each append codes all of them once more.
    private const int MostReplayed = 1 << 18;

    private bool CanGoOn(StoredSegment segment, Func<byte[]> read) =>
        GoingOn is { } codec && segment is { Video: { Codec: { } name, Steps: [var step] }, Box: var box }
        && name == codec.Name && box.Rank > 2 && box.Count <= MostReplayed
        && codec.CanGoOn(read(), (int)(box.Count / ((long)box.Shape[^1] * box.Shape[^2])), step);

    private async Task<EncodedSegment> EncodeOnce(
        SegmentInput<T> segment, BoundedInput<T> input, bool[]? isStored, IReadOnlyList<StoredSegment> parts,
        ErrorLimits limits, ISearchTurn search)
    {
        var summary = input.Summary;
        var joins = parts.Select(part => JoinOf(part, limits)).Where(join => join != SegmentJoin.Any).ToArray();
        var step = parts.Select(part => part.GridStep).FirstOrDefault(step => step.HasValue)
            ?? (double.IsFinite(limits.Absolute) ? ResidualStep.For<T>(limits.Absolute, summary.Magnitude) : null);
        if (parts.Count == 0 && terms.NamedCodec is null && WantsVideo(input) && !limits.IsExact && summary.HasValid
            && (step is null || LinearScales.Grid(summary.Minimum, summary.Maximum, step.Value) is null))
        {
            // Quantised video and its residual hold what a grid of 16 bits does not.
            return await encoder.Encode(segment, limits, search);
        }

        EncodedSegment encoded;
        if (!summary.HasValid || limits.IsExact || joins.Contains(SegmentJoin.Exact) || step is null)
        {
            encoded = _exact.Encode(input);
        }
        else
        {
            encoded = await EncodeOnGrid(input, isStored, parts, GridStep.Below(step.Value), search);
            if (joins.Length == 0 && !WantsVideo(input)
                && _exact.Encode(input) is var exact && exact.ByteCount < encoded.ByteCount)
            {
                encoded = exact;
            }
        }

        return encoded with { Minimum = summary.Minimum, Maximum = summary.Maximum };
    }

    private async Task<EncodedSegment> EncodeOnGrid(
        BoundedInput<T> input, bool[]? isStored, IReadOnlyList<StoredSegment> parts, double step, ISearchTurn search)
    {
        var rounding = GridRounding<T>.Of(input, isStored, step);
        var joined = encoder.InputOf(
            new SegmentInput<T>(input.Box, rounding.Values, input.Order), ErrorLimits.Exact);
        var encoded = await SmallestOnGrid(joined, step, search);

        // The error of stored values was measured when they came; their mean counts by their number.
        var before = parts.Count == 0 ? 0
            : parts.Sum(part => part.MeanSquareError * part.Box.Count) / parts.Sum(part => part.Box.Count);
        var sum = rounding.SquareSum + (before * (rounding.ValidCount - rounding.NewCount));
        return encoded with
        {
            Segment = encoded.Segment with
            {
                GridStep = step,
                MaxError = Math.Max(rounding.LargestError, parts.Select(part => part.MaxError).DefaultIfEmpty().Max()),
                MeanSquareError = sum / Math.Max(1, rounding.ValidCount),
            },
        };
    }

    // Whoever asks for all ways gets the smallest; otherwise other ways than video are for short segments.
    private bool WantsVideo(BoundedInput<T> input) => terms.NamedCodec is not null
        || (!terms.IsAutomatic && input.Values.Length >= ChoiceRules.MinVideoValues);

    private async Task<EncodedSegment> SmallestOnGrid(BoundedInput<T> joined, double step, ISearchTurn search)
    {
        var exact = _exact.Encode(joined);
        var isAskedFor = WantsVideo(joined);
        var isLong = joined.Values.Length >= ChoiceRules.MinVideoValues;
        if (exact.Data is null || !(isAskedFor || isLong)
            || (terms.NamedCodec is { } name ? context.Codecs.GetPictureCodec(name) : context.Codecs.Exact())
                is not { } codec)
        {
            return exact;
        }

        var prepared = PreparedSegment<T>.OnGridOf(joined.Box, joined.Values, joined.Order, joined.Summary, step);
        if (prepared is null && !isAskedFor)
        {
            return exact;
        }

        try
        {
            var video = await EncodeVideo(joined, prepared ?? throw ChoiceRules.TooManySteps(codec), codec, search);
            return isAskedFor || video.ByteCount < exact.ByteCount ? video : exact;
        }
        catch (BrokenSegmentException e)
        {
            return exact with { Segment = exact.Segment with { Fallback = Fallback.After(e.Message, exact.Segment) } };
        }
    }

    private async Task<EncodedSegment> EncodeVideo(
        BoundedInput<T> joined, PreparedSegment<T> prepared, PictureCodec codec, ISearchTurn search)
    {
        var known = (await search.Known()).Choice;
        var choice = known?.Codec == codec ? known : (await encoder.Search(prepared, codec)).Choice;
        return encoder.EncodeVideo(prepared.In(choice.Plane), choice, joined.Promise);
    }
}
