using System;
using System.Numerics;
using System.Threading.Tasks;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Proof;
using NumVid.Formats.Nv12.Scaling;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>Holds a mean squared error in each segment, by the base video alone or by a limit at each point.</summary>
/// <remarks>The first segment decides whether base videos without residual are smaller, and at which quantiser to look
/// for the coarsest one that holds the mean; each segment then finds its own.</remarks>
/// <param name="encoder">Encodes within limits at points.</param>
internal sealed class MeanSquareEncoder<T>(BoundedSegmentEncoder<T> encoder)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // A uniform error in [-b, b] has the mean square b^2 / 3.
    private const double SquareOfUniform = 3;
    private const int MaxTightenings = 3;
    private const double Tighter = 0.98;

    private const int MaxTrials = 8;
    private const double QuantisersPerDoubling = 3;

    // Rounding to codes alone has a mean square of 1/12; a base cannot be much better than that.
    private const double MinSquareInCodes = 0.25;

    /// <summary>Encodes a segment.</summary>
    /// <param name="input">The segment.</param>
    /// <param name="search">What earlier segments settled on; told what this one did.</param>
    internal async Task<EncodedSegment> Encode(BoundedInput<T> input, ISearchTurn search)
    {
        var state = await search.Known();
        var isDecided = state.Choice is not null && !encoder.HasPreset;
        var known = encoder.HasPreset ? state.Choice : state.BareChoice;
        if (known is not null)
        {
            return EncodeBare(input, known)?.Encoded ?? await EncodeBounded(input, search);
        }

        if (isDecided)
        {
            return await EncodeBounded(input, search);
        }

        // Until both ways were compared nobody behind may go on with one of them.
        var own = new OwnTurn(state);
        var bounded = await EncodeBounded(input, own);
        if (own.State.Choice is not { } choice || encoder.QuantisingCodec is not { } codec
            || EncodeBare(
                input, VideoChoice.Lossless(codec, choice.Plane, Manifest.FrameTransform.None)) is not { } bare
            || bare.Encoded.ByteCount >= bounded.ByteCount)
        {
            search.Settle(own.State);
            return bounded;
        }

        search.Settle(own.State with { BareChoice = bare.Choice });
        return bare.Encoded;
    }

    // The limit at each point is tightened until the mean holds; with its root as the limit it always does.
    private async Task<EncodedSegment> EncodeBounded(BoundedInput<T> input, ISearchTurn search)
    {
        var limits = input.Limits;
        var root = Math.Sqrt(limits.MeanSquare);
        var bound = Math.Sqrt(SquareOfUniform) * root;
        for (var attempt = 0; ; attempt++)
        {
            var pointLimits = limits with
            {
                Absolute = Math.Min(limits.Absolute, bound),
                MeanSquare = double.PositiveInfinity,
            };
            var encoded = await encoder.EncodeWithin(input.Within(pointLimits), search);
            var square = encoded.Segment.MeanSquareError;
            if (square <= limits.MeanSquare)
            {
                return encoded;
            }

            // Only rounding of the mean itself can bring it here.
            if (attempt > MaxTightenings)
            {
                return encoder.EncodeExact(input);
            }

            bound = attempt < MaxTightenings
                ? Math.Max(root, bound * Tighter * Math.Sqrt(limits.MeanSquare / square))
                : Math.BitDecrement(root);
        }
    }

    // Null where the limits need more than a base of this bit depth, or another codec was asked for.
    private (EncodedSegment Encoded, VideoChoice Choice)? EncodeBare(BoundedInput<T> input, VideoChoice start)
    {
        var free = input.Within(ErrorLimits.None);
        if (input.Limits.HasPointLimit || encoder.QuantisingCodec is not { Quantisers: { } scale }
            || free.Prepared is not { Picture: not null } prepared)
        {
            return null;
        }

        var squareInCodes = input.Limits.MeanSquare / prepared.Scale.Step / prepared.Scale.Step;
        if (squareInCodes < MinSquareInCodes)
        {
            return null;
        }

        try
        {
            var inPlane = prepared.In(start.Plane);
            return encoder.HasPreset
                ? HeldBy(inPlane, free.Promise, input.Limits, start)
                : Coarsest(inPlane, free.Promise, input.Limits, start, squareInCodes, scale);
        }
        catch (BrokenSegmentException)
        {
            // With a limit at each point there is a base to fall back from, and the reason is told there.
            return null;
        }
    }

    private (EncodedSegment Encoded, VideoChoice Choice)? HeldBy(
        PreparedSegment<T> prepared, Promise<T> promise, ErrorLimits limits, VideoChoice choice) =>
        encoder.EncodeVideo(prepared, choice, promise) is var encoded
        && encoded.Segment.MeanSquareError <= limits.MeanSquare
            ? (encoded, choice)
            : null;

    private (EncodedSegment Encoded, VideoChoice Choice)? Coarsest(
        PreparedSegment<T> prepared, Promise<T> promise, ErrorLimits limits, VideoChoice start, double squareInCodes,
        QuantiserScale scale)
    {
        // The step of a uniform quantiser with this mean square is the root of twelve times it.
        var quantiser = start.Rate.IsLossless
            ? ChoiceRules.QuantiserOfStep(Math.Sqrt(12 * squareInCodes), scale)
            : start.Rate.Value;
        (EncodedSegment Encoded, VideoChoice Choice)? best = null;
        var (holds, fails) = (-1, scale.Largest + 1);
        for (var trial = 0; trial < MaxTrials && fails - holds > 1; trial++)
        {
            var choice = start with { Rate = encoder.Rate.At(quantiser) };
            var encoded = encoder.EncodeVideo(prepared, choice, promise);
            var square = Math.Max(encoded.Segment.MeanSquareError, double.Epsilon);
            var excess = QuantisersPerDoubling * Math.Log2(limits.MeanSquare / square);
            if (encoded.Segment.MeanSquareError <= limits.MeanSquare)
            {
                (holds, best) = (quantiser, (encoded, choice));
            }
            else
            {
                fails = quantiser;
            }

            quantiser =
                (int)Math.Clamp(quantiser + Math.Round(excess), holds + 1.0, Math.Max(holds + 1.0, fails - 1.0));
        }

        return best;
    }

    /// <summary>Keeps what a segment settles on to itself.</summary>
    private sealed class OwnTurn(SearchState state) : ISearchTurn
    {
        public SearchBudget? Budget => null;

        internal SearchState State { get; private set; } = state;

        public Task<SearchState> Known() => Task.FromResult(State);

        public Task<SearchState?> Lead(SegmentLook look) => Task.FromResult<SearchState?>(null);

        public Task LeadOthers(SegmentLook look, SearchState state) => Task.CompletedTask;

        public Task<VideoChoice> Expected() => new TaskCompletionSource<VideoChoice>().Task;

        public void Expect(VideoChoice choice)
        {
            // Whether videos are made so at all is not known before the other way was tried.
        }

        public void Settle(SearchState state) => State = state;
    }
}
