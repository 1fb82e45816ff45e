using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Proof;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>Finds the codec, plane and rate at which base and layers together are smallest, by trying a few on one segment.</summary>
internal static class RateSearch
{
    // Enough for comparing; a whole segment takes eight times as long.
    private const int SampleValues = 1 << 18;

    // Fewer rows or frames than this make no video in the other plane.
    private const int MinSide = 8;

    private const int Spread = 5;

    // Sizes of a part that differ by less than a factor of two, as a logarithm, do not decide between codecs.
    private const double CloseCall = 0.7;
    private const double StepsPerBound = 2.5;
    private const int MaxQuantiser = 45;

    // 2^(1/6): six quantisers double x265's step.
    private const double StepRatio = 1.122462048309373;

    // x265's step at 12 bits and QP 0, in codes.
    private const double StepAtZero = 10;

    /// <summary>Tries codecs, planes and rates on a part of a segment, the best of each codec then on all of it, and keeps the
    /// smallest, the first of equals.</summary>
    /// <param name="segment">The segment in the usual plane.</param>
    /// <param name="codec">The codec that was asked for, or null for the smaller one.</param>
    /// <param name="codecs">The codecs.</param>
    /// <param name="useWavefront">Whether one stream may use all cores.</param>
    /// <param name="threads">How many candidates are tried at once; the choice does not depend on it.</param>
    /// <exception cref="BrokenBaseException">Every candidate failed; the message is the first one's.</exception>
    internal static VideoChoice Run<T>(
        PreparedSegment<T> segment, string? codec, IFrameCodecSource codecs, bool useWavefront, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var onGrid = codec == CodecNames.Hevc ? null : segment.OnGrid();
        var hevc = codec is null or CodecNames.Hevc ? segment.Sample(SampleValues) : null;
        var exact = onGrid?.Sample(SampleValues);
        List<Trial<T>> trials = [.. FirstOfHevc(hevc), .. AllOnGrid(codec ?? CodecNames.Ffv1, exact)];
        if (trials.Count == 0)
        {
            throw TooManySteps(codec!);
        }

        Try(trials);
        if (hevc is not null)
        {
            var best = BestOf(trials, hevc)!;
            Trial<T>[] others = [.. NeighboursOf(best)];
            Try(others);
            trials.AddRange(others);
        }

        if (hevc is not null && exact is not null && hevc != segment
            && Math.Abs(Math.Log((double)BestOf(trials, hevc)!.ByteCount / BestOf(trials, exact)!.ByteCount)) < CloseCall)
        {
            // A part misjudges fields that are empty there, as snow is in the tropics.
            trials =
            [
                new Trial<T>(segment, BestOf(trials, hevc)!.Choice), new Trial<T>(onGrid!, BestOf(trials, exact)!.Choice),
            ];
            Try(trials);
        }

        var smallest = trials.MinBy(trial => trial.ByteCount)!;
        return smallest.Failure is null ? smallest.Choice : throw smallest.Failure;

        void Try(IReadOnlyList<Trial<T>> candidates) => RunAll(candidates, codecs, useWavefront, threads);
    }

    /// <summary>Where to look for the best quantiser: its step was measured to be about two and a half bounds.</summary>
    internal static int QuantiserFor(double boundInCodes) => QuantiserOfStep(StepsPerBound * boundInCodes);

    /// <summary>The step of a quantiser in codes of 12 bits; 0 for a rate that is none.</summary>
    internal static double StepOf(VideoRate rate) => rate.Mode == "qp" ? StepAtZero * Math.Pow(StepRatio, rate.Value) : 0;

    /// <summary>The coarsest quantiser whose step is not larger than so many codes.</summary>
    internal static int QuantiserOfStep(double codes)
    {
        var quantiser = 0;
        for (var step = StepAtZero; step * StepRatio <= codes && quantiser < MaxQuantiser; step *= StepRatio)
        {
            quantiser++;
        }

        return quantiser;
    }

    /// <summary>Why a segment cannot be kept by a codec on the bound's own grid.</summary>
    internal static BrokenBaseException TooManySteps(string codec) =>
        new($"{codec} holds at most 65536 steps of twice the bound, fewer than these values need");

    private static Trial<T>? BestOf<T>(List<Trial<T>> trials, PreparedSegment<T> input)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        trials.Where(trial => ReferenceEquals(trial.Input, input)).MinBy(trial => trial.ByteCount);

    private static IEnumerable<Trial<T>> FirstOfHevc<T>(PreparedSegment<T>? sample)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (sample is null)
        {
            return [];
        }

        var rate = VideoRate.Quantiser(QuantiserFor(sample.BoundInCodes));
        return PlanesFor(sample.Geometry).Select(plane => new Trial<T>(sample, VideoChoice.Hevc(rate, plane)));
    }

    private static IEnumerable<Trial<T>> NeighboursOf<T>(Trial<T> best)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var quantiser = best.Choice.Rate.Value;
        return new[] { quantiser - Spread, quantiser + Spread }
            .Select(value => Math.Max(value, 0)).Where(value => value != quantiser)
            .Select(value => new Trial<T>(best.Input, best.Choice with { Rate = VideoRate.Quantiser(value) }));
    }

    private static IEnumerable<Trial<T>> AllOnGrid<T>(string codec, PreparedSegment<T>? sample)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => sample is null ? [] :
            from plane in PlanesFor(sample.Geometry)
            from transform in TransformsFor(sample.Geometry)
            select new Trial<T>(sample, VideoChoice.Lossless(codec, plane, transform));

    private static SegmentPlane[] PlanesFor(SegmentGeometry geometry) => geometry.Frames >= MinSide && geometry.Rows >= MinSide
        ? [SegmentPlane.RowColumn, SegmentPlane.VideoColumn]
        : [SegmentPlane.RowColumn];

    private static FrameTransform[] TransformsFor(SegmentGeometry geometry) =>
        geometry.Frames > 1 ? [FrameTransform.None, FrameTransform.Difference] : [FrameTransform.None];

    private static void RunAll<T>(IReadOnlyList<Trial<T>> trials, IFrameCodecSource codecs, bool useWavefront, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        try
        {
            Parallel.ForEach(trials, new ParallelOptions { MaxDegreeOfParallelism = threads }, trial => trial.Run(codecs, useWavefront));
        }
        catch (AggregateException e)
        {
            // A missing library is told as such, from whatever thread.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    /// <summary>One candidate and what came of it.</summary>
    private sealed class Trial<T>(PreparedSegment<T> input, VideoChoice choice)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        internal PreparedSegment<T> Input => input;

        internal VideoChoice Choice => choice;

        internal long ByteCount { get; private set; } = long.MaxValue;

        internal BrokenBaseException? Failure { get; private set; }

        internal void Run(IFrameCodecSource codecs, bool useWavefront)
        {
            try
            {
                var codec = codecs.ForEncoding(choice.Codec, choice.Rate, useWavefront);
                ByteCount = VideoSegmentEncoder.Encode(input.In(choice.Plane), codec, choice).ByteCount;
            }
            catch (BrokenBaseException e)
            {
                Failure = e;
            }
        }
    }
}
