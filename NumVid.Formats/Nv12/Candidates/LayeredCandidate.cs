using System.Numerics;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Proof;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>A base video, or one value, with layers on top of it.</summary>
/// <param name="choice">How the video is made; null when the segment needs none.</param>
/// <param name="terms">The quality that was asked for.</param>
/// <param name="useWavefront">Whether one stream may use all cores.</param>
/// <param name="context">What segments are encoded with.</param>
internal sealed class LayeredCandidate<T>(
    VideoChoice? choice, QualityTerms terms, bool useWavefront, EncodingContext context) : ICandidate<BoundedInput<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    /// <remarks>A sample says up to a tenth more than what is taken in the end.</remarks>
    public double Tolerance => 1.1;

    /// <inheritdoc/>
    public int Cost => choice?.Codec.Cost ?? SearchBudget.ExactCost;

    /// <inheritdoc/>
    public bool IsEncoded => _whole is not null;

    // What was made of a segment that is its own sample.
    private EncodedSegment? _whole;

    /// <inheritdoc/>
    public long Estimate(BoundedInput<T> input)
    {
        if (input.Prepared is not { Picture: not null } prepared)
        {
            return 0;
        }

        var (fitting, used) = Fit(prepared, choice!);
        var sample = fitting.PictureSample(ChoiceRules.FewValues, ChoiceRules.SampleFrames);
        try
        {
            var encoded = context.Candidates.EncodeLayered(sample, used, useWavefront);
            _whole = ReferenceEquals(sample, fitting) ? encoded : null;
            return (long)((double)encoded.ByteCount * input.Values.Length / sample.Values.Length);
        }
        catch (BrokenSegmentException)
        {
            // It fails on the whole, too, and that is told.
            return 0;
        }
    }

    /// <inheritdoc/>
    public EncodedSegment? TryEncode(BoundedInput<T> input, long below)
    {
        if (_whole is not null || input.Prepared is not { } prepared)
        {
            return _whole;
        }

        if (prepared.Picture is null)
        {
            return context.Candidates.EncodeLayered(prepared, null, useWavefront);
        }

        var (fitting, used) = Fit(prepared, choice!);
        return context.Candidates.EncodeLayered(fitting, used, useWavefront);
    }

    // A wider segment than the one that decided can need more steps than 16 bits hold; quantised video and its residual
    // hold any.
    private (PreparedSegment<T> Input, VideoChoice Choice) Fit(PreparedSegment<T> input, VideoChoice choice)
    {
        if (terms.Preset is not null || choice.Codec.Quantisers is not null)
        {
            return (input.In(choice.Plane), choice);
        }

        if (input.OnGrid() is { } onGrid)
        {
            return (onGrid.In(choice.Plane), choice);
        }

        if (terms.NamedCodec == choice.Codec.Name || context.Codecs.Quantising() is not { Quantisers: { } scale } codec)
        {
            throw ChoiceRules.TooManySteps(choice.Codec);
        }

        var quantiser = ChoiceRules.QuantiserFor(input.BoundInCodes, scale);
        return (input.In(choice.Plane), VideoChoice.Quantised(codec, quantiser, choice.Plane, choice.Effort));
    }
}
