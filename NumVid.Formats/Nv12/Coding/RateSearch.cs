using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Threading.Tasks;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Segments;

namespace NumVid.Formats.Nv12.Coding;

/// <summary>Finds the plane and rate at which base and residual together are smallest, by trying a few on one segment.</summary>
internal static class RateSearch
{
    // Enough for comparing; a whole segment takes eight times as long.
    private const int SampleValues = 1 << 18;

    // Fewer rows or frames than this make no video in the other plane.
    private const int MinSide = 8;

    private const int Spread = 5;
    private const double StepsPerBound = 2.5;
    private const int MaxQuantiser = 45;

    // 2^(1/6): six quantisers double x265's step.
    private const double StepRatio = 1.122462048309373;

    // x265's step at 12 bits and QP 0, in codes.
    private const double StepAtZero = 10;

    /// <summary>Tries planes and rates on a part of a segment and keeps the smallest, the first of equals.</summary>
    /// <exception cref="BrokenBaseException">Every candidate failed; the message is the first one's.</exception>
    internal static VideoChoice Run<T>(PreparedSegment<T> segment, IFrameCodecSource codecs, bool useWavefront, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sample = segment.Sample(SampleValues);
        var quantiser = QuantiserFor(sample.BoundInCodes);
        var first = Best(sample, PlanesFor(sample.Geometry).Select(plane => new VideoChoice(VideoRate.Quantiser(quantiser), plane)));
        var others = new[] { quantiser - Spread, quantiser + Spread }
            .Select(value => Math.Max(value, 0)).Where(value => value != quantiser)
            .Select(value => new VideoChoice(VideoRate.Quantiser(value), first.Choice.Plane));
        var second = Best(sample, others);
        return second.ByteCount < first.ByteCount ? second.Choice
            : first.ByteCount < long.MaxValue ? first.Choice
            : throw first.Failure!;

        (VideoChoice Choice, long ByteCount, BrokenBaseException? Failure) Best(
            PreparedSegment<T> input, IEnumerable<VideoChoice> choices)
        {
            var trials = choices.Select(choice => (Choice: choice, ByteCount: long.MaxValue, Failure: (BrokenBaseException?)null)).ToArray();
            Parallel.For(0, trials.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            {
                var choice = trials[i].Choice;
                try
                {
                    var codec = codecs.ForEncoding(choice.Rate, useWavefront);
                    trials[i].ByteCount = VideoSegmentEncoder.Encode(input.In(choice.Plane), codec, choice.Rate).ByteCount;
                }
                catch (BrokenBaseException e)
                {
                    trials[i].Failure = e;
                }
            });
            return trials.MinBy(trial => trial.ByteCount);
        }
    }

    /// <summary>Where to look for the best quantiser: its step was measured to be about two and a half bounds.</summary>
    internal static int QuantiserFor(double boundInCodes)
    {
        var quantiser = 0;
        for (var step = StepAtZero; step * StepRatio <= StepsPerBound * boundInCodes && quantiser < MaxQuantiser; step *= StepRatio)
        {
            quantiser++;
        }

        return quantiser;
    }

    private static SegmentPlane[] PlanesFor(SegmentGeometry geometry) => geometry.Frames >= MinSide && geometry.Rows >= MinSide
        ? [SegmentPlane.RowColumn, SegmentPlane.VideoColumn]
        : [SegmentPlane.RowColumn];
}
