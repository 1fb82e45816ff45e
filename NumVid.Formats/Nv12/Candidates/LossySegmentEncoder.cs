using System.Numerics;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Proof;
using NumVid.Formats.Nv12.Scaling;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>Chooses how each segment of a lossy variable is kept: constant, video with layers, or exact.</summary>
/// <remarks>The first segment that needs video finds codec and rate, which then holds for the variable. Encoding with a known
/// rate may run on many threads at once.</remarks>
internal sealed partial class LossySegmentEncoder<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int DefaultBitDepth = 12;

    // Exact coding is tried as well where a sample says that it comes near video: data that were packed into few bits.
    private const double NearlySmaller = 1.15;

    private readonly IFrameCodecSource _codecs;
    private readonly SpecialValues<T> _specials;
    private readonly QualityTerms _terms;
    private readonly int _threads;
    private readonly MeanSquareEncoder _meanSquare;

    /// <summary>Creates an encoder for one variable and one commit.</summary>
    /// <param name="codecs">The codecs.</param>
    /// <param name="specials">The values that are no measurements.</param>
    /// <param name="terms">The quality that was asked for.</param>
    /// <param name="choice">What earlier segments settled on, or null.</param>
    /// <param name="threads">How many rates may be tried at once.</param>
    internal LossySegmentEncoder(
        IFrameCodecSource codecs, SpecialValues<T> specials, QualityTerms terms, VideoChoice? choice, int threads)
    {
        _codecs = codecs;
        _specials = specials;
        _terms = terms;
        _threads = threads;
        _meanSquare = new MeanSquareEncoder(this);
        Choice = terms.Preset is { } preset ? ChoiceOf(preset, terms.HasBound) : choice;
    }

    /// <summary>Codec, rate and plane that hold for the variable, or null until they were found.</summary>
    internal VideoChoice? Choice { get; private set; }

    /// <summary>What <see cref="Choice"/> came to be for people: the rate where base videos alone hold a mean error.</summary>
    internal VideoChoice? ShownChoice => _meanSquare.BareChoice ?? Choice;

    /// <summary>Whether one stream may use all cores: large frames in too few segments. Decided from the data alone.</summary>
    internal bool UseWavefront { get; set; }

    /// <summary>Encodes one segment.</summary>
    /// <param name="box">The part of the variable.</param>
    /// <param name="values">Its values, which are not changed.</param>
    /// <param name="limits">How far they may be off.</param>
    internal EncodedSegment Encode(Box box, T[] values, ErrorLimits limits)
    {
        var summary = ValueSummary.Of(values, _specials);
        var encoded = ExactSegmentEncoder.TryConstant<T>(box, values)
            ?? (!summary.HasValid || limits.IsExact ? ExactSegmentEncoder.Encode<T>(box, values)
            : double.IsFinite(limits.MeanSquare) ? _meanSquare.Encode(new Piece(box, values, summary), limits)
            : EncodeWithin(new Piece(box, values, summary), limits));
        return encoded with { Minimum = summary.Minimum, Maximum = summary.Maximum };
    }

    /// <summary>Encodes a segment with limits at its points, or none.</summary>
    private EncodedSegment EncodeWithin(Piece piece, ErrorLimits limits)
    {
        var (box, values, _) = piece;
        if (Prepare(piece, limits) is not { } prepared)
        {
            return ExactSegmentEncoder.Encode<T>(box, values);
        }

        try
        {
            var input = prepared;
            VideoChoice? choice = null;
            if (input.Picture is not null)
            {
                Choice ??= RateSearch.Run(input, _terms.Codec, _codecs, UseWavefront, _threads);
                (input, choice) = Fit(input, Choice);
            }

            return Smaller(EncodeAs(input, choice), prepared);
        }
        catch (BrokenBaseException e)
        {
            return ExactSegmentEncoder.Encode<T>(box, values, $"{e.Message}; kept exactly instead");
        }
    }

    private PreparedSegment<T>? Prepare(Piece piece, ErrorLimits limits) => PreparedSegment<T>.TryCreate(
        piece.Box, piece.Values, piece.Summary, limits, _terms.Preset?.BitDepth ?? DefaultBitDepth);

    private EncodedSegment EncodeAs(PreparedSegment<T> input, VideoChoice? choice)
    {
        var codec = choice is null ? null : _codecs.ForEncoding(choice.Codec, choice.Rate, UseWavefront);
        return SegmentProof.Complete(VideoSegmentEncoder.Encode(input, codec, choice), input, _codecs);
    }

    // Where a code stream was cut off decoders may fill in differently: a guarantee rests on whole ones alone.
    private static VideoChoice ChoiceOf(QualityPreset preset, bool hasBound) => new(
        preset.Codec,
        hasBound && preset.Codec == CodecNames.Jpeg2000 ? VideoRate.Lossless : VideoRate.TryParse(preset.Rate)!,
        SegmentPlane.RowColumn,
        FrameTransform.None);

    // A wider segment than the one that decided can need more steps than 16 bits hold; HEVC and its residual hold any.
    private (PreparedSegment<T> Input, VideoChoice Choice) Fit(PreparedSegment<T> input, VideoChoice choice)
    {
        if (choice.Codec != CodecNames.Hevc && _terms.Preset is null)
        {
            if (input.OnGrid() is { } onGrid)
            {
                return (onGrid.In(choice.Plane), choice);
            }

            choice = _terms.Codec == choice.Codec
                ? throw RateSearch.TooManySteps(choice.Codec)
                : VideoChoice.Hevc(VideoRate.Quantiser(RateSearch.QuantiserFor(input.BoundInCodes)), choice.Plane);
        }

        return (input.In(choice.Plane), choice);
    }

    private EncodedSegment Smaller(EncodedSegment video, PreparedSegment<T> input)
    {
        var best = video;
        if (ExactCoder.Estimate<T>(input.Values, input.Geometry) <= NearlySmaller * video.ByteCount)
        {
            var exact = ExactSegmentEncoder.Encode<T>(input.Box, input.Values);
            best = exact.ByteCount < video.ByteCount ? exact : video;
        }

        // Who names a codec wants to see it.
        return input.Picture is not null && input.IsBounded && _terms is { Codec: null, Preset: null }
            ? RoundedSegmentEncoder.TryEncode(input, best.ByteCount) ?? best
            : best;
    }

    /// <summary>A segment to be encoded.</summary>
    private sealed record Piece(Box Box, T[] Values, ValueSummary Summary);
}
