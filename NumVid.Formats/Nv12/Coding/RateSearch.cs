using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Threading.Tasks;
using NumVid.Formats.Nv12.Codecs;

namespace NumVid.Formats.Nv12.Coding;

/// <summary>Finds the rate at which base and residual together are smallest, by trying a few on one segment.</summary>
internal static class RateSearch
{
    private const int Spread = 5;
    private const int MaxQuantiser = 45;

    // 2^(1/6): six quantisers double x265's step.
    private const double StepRatio = 1.122462048309373;

    // x265's step at 12 bits and QP 0, in codes.
    private const double StepAtZero = 10;

    /// <summary>Encodes a segment at each candidate and keeps the smallest, the first of equals.</summary>
    /// <exception cref="BrokenBaseException">Every candidate failed; the message is the first one's.</exception>
    internal static (EncodedSegment Encoded, VideoRate Rate) Run<T>(
        PreparedSegment<T> input, IFrameCodecSource codecs, bool useWavefront, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rates = CandidatesFor(input.BoundInCodes).ToArray();
        var trials = new EncodedSegment?[rates.Length];
        var failures = new BrokenBaseException?[rates.Length];
        Parallel.For(0, rates.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            try
            {
                trials[i] = VideoSegmentEncoder.Encode(input, codecs.ForEncoding(rates[i], useWavefront), rates[i]);
            }
            catch (BrokenBaseException e)
            {
                failures[i] = e;
            }
        });

        var best = Enumerable.Range(0, rates.Length).Where(i => trials[i] is not null).DefaultIfEmpty(-1)
            .MinBy(i => i < 0 ? 0 : trials[i]!.ByteCount);
        return best >= 0
            ? (trials[best]!, rates[best])
            : throw new BrokenBaseException(failures[0]!.Message, failures[0]);
    }

    /// <summary>The rates worth trying: the best quantiser step was measured to lie near four bounds.</summary>
    internal static IEnumerable<VideoRate> CandidatesFor(double boundInCodes)
    {
        var quantiser = 0;
        for (var step = StepAtZero; step * StepRatio <= 4 * boundInCodes && quantiser < MaxQuantiser; step *= StepRatio)
        {
            quantiser++;
        }

        return new[] { quantiser, quantiser - Spread, quantiser + Spread }
            .Select(value => value < 0 ? 0 : value).Distinct().Select(VideoRate.Quantiser);
    }
}
