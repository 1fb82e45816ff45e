using System;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Proof;
using NumVid.Formats.Nv12.Scaling;

namespace NumVid.Formats.Nv12.Candidates;

/// <content>Limits of the mean squared error.</content>
internal sealed partial class LossySegmentEncoder<T>
{
    /// <summary>Holds a mean squared error in each segment, by the base video alone or by a limit at each point.</summary>
    /// <remarks>The first segment decides whether base videos without residual are smaller, and at which quantiser to look for
    /// the coarsest one that holds the mean; each segment then finds its own.</remarks>
    private sealed class MeanSquareEncoder(LossySegmentEncoder<T> owner)
    {
        // A uniform error in [-b, b] has the mean square b^2 / 3.
        private const double SquareOfUniform = 3;
        private const int MaxTightenings = 3;
        private const double Tighter = 0.98;

        private const int MaxQuantiser = 51;
        private const int MaxTrials = 8;
        private const double QuantisersPerDoubling = 3;

        // Rounding to codes alone has a mean square of 1/12; a base cannot be much better than that.
        private const double MinSquareInCodes = 0.25;

        private bool _isDecided;

        /// <summary>The base video of the first segment where base videos alone are smaller, or null.</summary>
        internal VideoChoice? BareChoice { get; private set; }

        /// <summary>Encodes a segment.</summary>
        internal EncodedSegment Encode(Piece piece, ErrorLimits limits)
        {
            var known = owner._terms.Preset is null ? BareChoice : owner.Choice;
            if (known is not null)
            {
                return EncodeBare(piece, limits, known)?.Encoded ?? EncodeBounded(piece, limits);
            }

            var bounded = EncodeBounded(piece, limits);
            if (_isDecided || owner.Choice is null)
            {
                return bounded;
            }

            _isDecided = true;
            var start = VideoChoice.Hevc(VideoRate.Lossless, owner.Choice.Plane);
            if (EncodeBare(piece, limits, start) is not { } bare || bare.Encoded.ByteCount >= bounded.ByteCount)
            {
                return bounded;
            }

            BareChoice = bare.Choice;
            return bare.Encoded;
        }

        // The limit at each point is tightened until the mean holds; with its root as the limit it always does.
        private EncodedSegment EncodeBounded(Piece piece, ErrorLimits limits)
        {
            var root = Math.Sqrt(limits.MeanSquare);
            var bound = Math.Sqrt(SquareOfUniform) * root;
            for (var attempt = 0; ; attempt++)
            {
                var encoded = owner.EncodeWithin(piece, limits with { Absolute = Math.Min(limits.Absolute, bound), MeanSquare = double.PositiveInfinity });
                var square = encoded.Segment.MeanSquareError;
                if (square <= limits.MeanSquare)
                {
                    return encoded;
                }

                bound = attempt < MaxTightenings ? Math.Max(root, bound * Tighter * Math.Sqrt(limits.MeanSquare / square)) : Math.BitDecrement(root);
            }
        }

        // Null where the limits need more than a base of this bit depth, or another codec was asked for.
        private (EncodedSegment Encoded, VideoChoice Choice)? EncodeBare(Piece piece, ErrorLimits limits, VideoChoice start)
        {
            if (limits.HasPointLimit || owner._terms.Codec is not (null or CodecNames.Hevc)
                || owner.Prepare(piece, ErrorLimits.None) is not { Picture: not null } input)
            {
                return null;
            }

            var squareInCodes = limits.MeanSquare / input.Scale.Step / input.Scale.Step;
            if (squareInCodes < MinSquareInCodes)
            {
                return null;
            }

            try
            {
                return owner._terms.Preset is null
                    ? Coarsest(input.In(start.Plane), limits, start, squareInCodes)
                    : HeldBy(input.In(start.Plane), limits, start);
            }
            catch (BrokenBaseException)
            {
                // With a limit at each point there is a base to fall back from, and the reason is told there.
                return null;
            }
        }

        private (EncodedSegment Encoded, VideoChoice Choice)? HeldBy(PreparedSegment<T> input, ErrorLimits limits, VideoChoice choice) =>
            owner.EncodeAs(input, choice) is var encoded && encoded.Segment.MeanSquareError <= limits.MeanSquare ? (encoded, choice) : null;

        private (EncodedSegment Encoded, VideoChoice Choice)? Coarsest(
            PreparedSegment<T> input, ErrorLimits limits, VideoChoice start, double squareInCodes)
        {
            // The step of a uniform quantiser with this mean square is the root of twelve times it.
            var quantiser = start.Rate == VideoRate.Lossless
                ? RateSearch.QuantiserOfStep(Math.Sqrt(12 * squareInCodes))
                : start.Rate.Value;
            (EncodedSegment Encoded, VideoChoice Choice)? best = null;
            var (holds, fails) = (-1, MaxQuantiser + 1);
            for (var trial = 0; trial < MaxTrials && fails - holds > 1; trial++)
            {
                var choice = start with { Rate = VideoRate.Quantiser(quantiser) };
                var encoded = owner.EncodeAs(input, choice);
                var excess = QuantisersPerDoubling * Math.Log2(limits.MeanSquare / Math.Max(encoded.Segment.MeanSquareError, double.Epsilon));
                if (encoded.Segment.MeanSquareError <= limits.MeanSquare)
                {
                    (holds, best) = (quantiser, (encoded, choice));
                }
                else
                {
                    fails = quantiser;
                }

                quantiser = (int)Math.Clamp(quantiser + Math.Round(excess), holds + 1.0, Math.Max(holds + 1.0, fails - 1.0));
            }

            return best;
        }
    }
}
