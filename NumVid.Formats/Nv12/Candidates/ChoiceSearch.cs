using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Threading.Tasks;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;
using NumVid.Formats.Nv12.Proof;

namespace NumVid.Formats.Nv12.Candidates;

// Why so: docs/decisions/0129-searched-on-growing-samples.md, 0141-no-search-costs-more-than-the-field.md
/// <summary>Finds the codec, plane and rate at which base and layers together are smallest, by trying a few on one
/// segment.</summary>
/// <param name="segment">The segment in the usual plane.</param>
/// <param name="requested">The codec that was asked for, or null for the smaller one.</param>
/// <param name="effort">How long codecs and the search may take.</param>
/// <param name="context">What segments are encoded with; the choice does not depend on its scheduler.</param>
/// <param name="rate">What was asked for of the quantiser.</param>
/// <param name="useWavefront">Whether one stream may use all cores.</param>
/// <param name="prefersLattice">Whether values that were unpacked from whole numbers go through these, exactly,
/// although they may be a little smaller otherwise.</param>
/// <param name="budget">How much may be tried; null for all that may turn out to be smaller.</param>
internal sealed class ChoiceSearch<T>(
    PreparedSegment<T> segment, PictureCodec? requested, CodingEffort effort, EncodingContext context,
    RequestedRate rate, bool useWavefront, bool prefersLattice, SearchBudget? budget = null)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Enough for comparing codecs, and for the last word on quantisers: a part of a segment, within these limits.
    private const int LargePart = 8;
    private const int FewestLargeValues = 1 << 17;
    private const int MostLargeValues = 1 << 18;

    // Fewer rows or frames than this make no video in the other plane.
    private const int MinSide = 8;

    // From the expected quantiser outwards, then between.
    private const int Spread = 5;
    private const int FineSpread = 2;

    // How much smaller another quantiser than the first may be, as the logarithm of sizes.
    private const double Gain = 0.26;

    // Where another way was ahead of the first quantiser by more than this, none was ahead of that way in the end.
    private const double Behind = 1.05;
    private const int FewBytes = 1 << 12;

    // How much a sample misjudges, as the logarithm of sizes: codecs on a few values; planes on these, and codecs with a
    // quantiser that is not their own; codecs on more values.
    private const double SmallSample = 0.2;
    private const double Refined = 0.06;
    private const double LargeSample = 0.02;

    private LeadingWay _other = LeadingWay.None;

    /// <summary>Tries codecs, planes and rates on a part of the segment, the best of each codec then on more of it
    /// where they come near each other, and keeps the smallest, the first of equals.</summary>
    /// <param name="expect">Told what a part of the segment says, before the whole of it is tried.</param>
    /// <param name="other">The smallest way that is no video; the search ends where video is much larger; null where
    /// there is none.</param>
    /// <exception cref="BrokenSegmentException">Every trial failed; the message is the first one's.</exception>
    internal async Task<FoundVideo> Run(Action<VideoChoice>? expect = null, LeadingWay? other = null)
    {
        _other = other ?? LeadingWay.None;
        var quantising =
            requested is null ? context.Codecs.Quantising() : requested.Quantisers is null ? null : requested;
        var exact = requested is null ? context.Codecs.Exact() : requested.Quantisers is null ? requested : null;
        var onGrid = exact is null ? null : context.Costs.Search(segment.OnGrid);
        var isLossy = quantising is not null && !(prefersLattice && onGrid is { IsOnLattice: true });
        var lossySample = isLossy ? segment.PictureSample(TrialValues, ChoiceRules.SampleFrames) : null;
        var gridSample = onGrid?.PictureSample(TrialValues, ChoiceRules.SampleFrames);
        var trials = await FirstTrials(quantising, exact, lossySample, gridSample);
        lossySample = trials.Exists(trial => ReferenceEquals(trial.Input, lossySample)) ? lossySample : null;
        if (lossySample is not null && IsClimbed(trials, lossySample, gridSample)
            && !IsHopeless(trials, Math.Exp(Gain)) && !IsBehind(BestOf(trials, lossySample)!))
        {
            foreach (var ladder in Efforts)
            {
                await Climb(trials, lossySample, ladder);
            }
        }

        var smallest = IsHopeless(trials, 1)
            ? trials.MinBy(trial => trial.ByteCount)!
            : await Decide(FinalistsOf(trials, lossySample), FinalistsOf(trials, gridSample), onGrid, expect);
        return smallest.Failure is null
            ? new FoundVideo(smallest.Choice, WholeOf(smallest, onGrid), ExpectedOf(smallest))
            : throw smallest.Failure;
    }

    // All that loses nothing, and of what does the usual plane; its other planes only where they may be the smallest.
    private async Task<List<Trial<T>>> FirstTrials(
        PictureCodec? quantising, PictureCodec? exact, PreparedSegment<T>? lossySample, PreparedSegment<T>? gridSample)
    {
        Trial<T>[] lossy = [.. Efforts.SelectMany(ladder => FirstOf(quantising, lossySample, ladder))];
        List<Trial<T>> trials = [.. AllOnGrid(exact, gridSample)];
        if (trials.Count == 0 && lossy.Length == 0)
        {
            throw ChoiceRules.TooManySteps(requested ?? exact);
        }

        var isWhole = effort == CodingEffort.Best || trials.Count == 0;
        Trial<T>[] usual = [.. lossy.Where(trial => isWhole || trial.Choice.Plane == SegmentPlane.RowColumn)];
        budget?.Look(WorkOf(trials));
        if (isWhole || budget is not { IsLong: true })
        {
            budget?.Look(WorkOf(usual));
            trials.AddRange(usual);
            await Try(trials);
        }
        else
        {
            // What loses nothing is cheap: whether the other way is looked at depends on what it says.
            await Try(trials);
            if (!IsAllowed(usual, trials))
            {
                return trials;
            }

            await Try(usual);
            trials.AddRange(usual);
        }

        Trial<T>[] others = [.. lossy.Except(trials)];
        if (others.Length > 0
            && !IsSmaller(BestOf(trials, gridSample!)!, BestOf(trials, lossySample!)!, Gain)
            && IsAllowed(others, trials))
        {
            await Try(others);
            trials.AddRange(others);
        }

        return trials;
    }

    private bool IsClimbed(List<Trial<T>> trials, PreparedSegment<T> sample, PreparedSegment<T>? gridSample) =>
        effort == CodingEffort.Best || gridSample is null
        || !IsSmaller(BestOf(trials, gridSample)!, BestOf(trials, sample)!, Gain);

    // Another way takes so much less that what follows cannot make up for it.
    private bool IsHopeless(List<Trial<T>> trials, double gain) =>
        trials.MinBy(trial => trial.ByteCount) is { Failure: null } smallest
        && ExpectedOf(smallest) / gain / ChoiceRules.MuchLarger > _other.Bytes;

    // At another quantiser it would hardly be ahead. So few bytes are headers for the most part, and say little.
    private bool IsBehind(Trial<T> lossy) =>
        effort != CodingEffort.Best && lossy.ByteCount >= FewBytes && ExpectedOf(lossy) / Behind > _other.Bytes;

    private bool IsAllowed(IEnumerable<Trial<T>> next, IEnumerable<Trial<T>> done)
    {
        if (budget is null)
        {
            return true;
        }

        var best = done.MinBy(trial => trial.ByteCount);
        var leading = best is { Failure: null } && ExpectedOf(best) < _other.Bytes ? best.Choice.Codec.Cost : _other.Cost;
        return budget.TrySpend(WorkOf(next), segment.Values.Length, leading);
    }

    private static long WorkOf(IEnumerable<Trial<T>> trials) =>
        trials.Sum(trial => (long)trial.Input.Values.Length * trial.Choice.Codec.Cost);

    private long ExpectedOf(Trial<T> trial) =>
        (long)((double)trial.ByteCount * segment.Values.Length / trial.Input.Values.Length);

    // Of two codecs that come near each other more is encoded: each learns in its own time, and a part misjudges fields
    // that are empty there, as snow is in the tropics. The quantiser of more values is another one, too.
    private async Task<Trial<T>> Decide(
        Trial<T>[] lossy, Trial<T>[] exact, PreparedSegment<T>? onGrid, Action<VideoChoice>? expect)
    {
        if (lossy.Length == 0 || (exact.Length > 0 && IsSmaller(exact[0], lossy[0], SmallSample)))
        {
            return exact[0];
        }

        var isClose = exact.Length > 0 && !IsSmaller(lossy[0], exact[0], SmallSample);
        if (!ReferenceEquals(lossy[0].Input, segment) && (isClose || IsRefined))
        {
            var sample = segment.PictureSample(MoreValues, ChoiceRules.SampleFrames);
            List<Trial<T>> trials = [.. lossy.Select(trial => new Trial<T>(sample, trial.Choice))];
            var gridSample = isClose ? onGrid!.PictureSample(MoreValues, ChoiceRules.SampleFrames) : null;
            Trial<T>[] again =
                gridSample is null ? [] : [.. exact.Select(trial => new Trial<T>(gridSample, trial.Choice))];
            if (!IsAllowed([.. trials, .. again], [.. lossy, .. exact]))
            {
                return isClose && exact[0].ByteCount < lossy[0].ByteCount ? exact[0] : lossy[0];
            }

            await Try([.. trials, .. again]);
            exact = [.. again.OrderBy(trial => trial.ByteCount).Take(1)];
            if (IsRefined && (exact.Length == 0 || !IsSmaller(exact[0], BestOf(trials, sample)!, Refined)))
            {
                await Climb(trials, sample, effort);
            }

            lossy = [BestOf(trials, sample)!];
        }

        if (isClose && !ReferenceEquals(lossy[0].Input, segment)
            && !IsSmaller(lossy[0], exact[0], LargeSample) && !IsSmaller(exact[0], lossy[0], LargeSample))
        {
            expect?.Invoke((lossy[0].ByteCount <= exact[0].ByteCount ? lossy : exact)[0].Choice);
            Trial<T>[] whole =
                [new Trial<T>(segment, lossy[0].Choice), new Trial<T>(onGrid!, exact[0].Choice)];

            // One of them is what is written.
            if (IsAllowed([whole.MinBy(trial => trial.Choice.Codec.Cost)!], [.. lossy, .. exact]))
            {
                await Try(whole);
                (lossy, exact) = (whole[..1], whole[1..]);
            }
        }

        return exact.Length == 0 || lossy[0].ByteCount <= exact[0].ByteCount ? lossy[0] : exact[0];
    }

    // The best on an input, and that of other planes and transforms where a small part may have misjudged them.
    private static Trial<T>[] FinalistsOf(List<Trial<T>> trials, PreparedSegment<T>? input)
    {
        if (input is null)
        {
            return [];
        }

        var best = BestOf(trials, input)!;
        return
        [
            best,
            .. trials.Where(trial => ReferenceEquals(trial.Input, input))
                .GroupBy(trial => (trial.Choice.Plane, trial.Choice.Transform))
                .Where(way => way.Key != (best.Choice.Plane, best.Choice.Transform))
                .Select(way => way.MinBy(trial => trial.ByteCount)!)
                .Where(trial => !IsSmaller(best, trial, Refined)),
        ];
    }

    // Whether one is smaller by more than a part of the values misjudges it.
    private static bool IsSmaller(Trial<T> one, Trial<T> other, double difference) =>
        Math.Log((double)one.ByteCount / other.ByteCount) < -difference;

    // From the expected quantiser both ways, on with longer strides as long as that saves, then between.
    private async Task Climb(List<Trial<T>> trials, PreparedSegment<T> sample, CodingEffort ladder)
    {
        foreach (var spread in SpreadsOf(ladder))
        {
            var from = Best().Choice.Rate.Value;
            await TryAround(spread, spread);
            for (var stride = Best().Choice.Rate.Value - from; Math.Abs(stride) >= Spread; stride *= 2)
            {
                var before = Best();
                await TryAround(Math.Max(0, -2 * stride), Math.Max(0, 2 * stride));
                if (Best() == before)
                {
                    await TryAround(Math.Abs(stride) / 2, Math.Abs(stride));
                    break;
                }
            }
        }

        Trial<T> Best() => BestOf(trials.Where(trial => trial.Choice.Effort == ladder), sample)!;

        async Task TryAround(int finer, int coarser)
        {
            Trial<T>[] others = [.. NeighboursOf(Best(), finer, coarser)
                .Where(next => !trials.Exists(done => done.Input == next.Input && done.Choice == next.Choice))];
            if (others.Length > 0 && IsAllowed(others, trials))
            {
                await Try(others);
                trials.AddRange(others);
            }
        }
    }

    private static Trial<T>? BestOf(IEnumerable<Trial<T>> trials, PreparedSegment<T> input) =>
        trials.Where(trial => ReferenceEquals(trial.Input, input)).MinBy(trial => trial.ByteCount);

    private int TrialValues => effort == CodingEffort.Best ? MostLargeValues : ChoiceRules.FewValues;

    // Where the first sample is a large part of the segment, its quantiser is near enough.
    private bool IsRefined => effort == CodingEffort.Normal && !rate.IsFixed
        && segment.Values.Length > LargePart / 2 * ChoiceRules.FewValues;

    private int MoreValues => Math.Clamp(segment.Values.Length / LargePart, FewestLargeValues, MostLargeValues);

    // What takes longer is smaller as a rule, and only as a rule.
    private CodingEffort[] Efforts => effort == CodingEffort.Best ? [CodingEffort.Normal, effort] : [effort];

    private int[] SpreadsOf(CodingEffort effort) => effort switch
    {
        _ when rate.IsFixed => [],
        CodingEffort.Fast => [],
        CodingEffort.Best => [Spread, FineSpread, 1],
        _ => [Spread],
    };

    private IEnumerable<Trial<T>> FirstOf(
        PictureCodec? codec, PreparedSegment<T>? sample, CodingEffort effort)
    {
        if (sample is null)
        {
            return [];
        }

        var quantiser = ChoiceRules.QuantiserFor(sample.BoundInCodes, codec!.Quantisers!);
        return PlanesFor(sample.Geometry)
            .Select(plane => new Trial<T>(
                sample,
                VideoChoice.Quantised(codec, quantiser, plane, effort) with { Rate = rate.At(quantiser) }));
    }

    private IEnumerable<Trial<T>> NeighboursOf(Trial<T> best, int finer, int coarser)
    {
        var quantiser = best.Choice.Rate.Value;
        return new[] { quantiser - finer, quantiser + coarser }
            .Select(value => Math.Clamp(value, 0, best.Choice.Codec.Quantisers!.Largest))
            .Where(value => value != quantiser)
            .Select(value => new Trial<T>(best.Input, best.Choice with { Rate = rate.At(value) }));
    }

    private static IEnumerable<Trial<T>> AllOnGrid(PictureCodec? codec, PreparedSegment<T>? sample) =>
        sample is null ? [] :
        from plane in PlanesFor(sample.Geometry)
        from transform in TransformsFor(sample.Geometry)
        select new Trial<T>(sample, VideoChoice.Lossless(codec!, plane, transform));

    private static SegmentPlane[] PlanesFor(SegmentGeometry geometry) =>
        geometry.Frames >= MinSide && geometry.Rows >= MinSide
            ? [SegmentPlane.RowColumn, SegmentPlane.VideoColumn]
            : [SegmentPlane.RowColumn];

    private static FrameTransform[] TransformsFor(SegmentGeometry geometry) =>
        geometry.Frames > 1 ? [FrameTransform.None, FrameTransform.Difference] : [FrameTransform.None];

    private EncodedSegment? WholeOf(Trial<T> trial, PreparedSegment<T>? onGrid) =>
        trial.Input == segment || ReferenceEquals(trial.Input, onGrid) ? trial.Encoded : null;

    private async Task Try(IEnumerable<Trial<T>> trials) =>
        await context.Scheduler.RunAll(trials.Select<Trial<T>, Func<Trial<T>>>(trial => () => Run(trial)));

    private Trial<T> Run(Trial<T> trial)
    {
        trial.Run(context, useWavefront);
        return trial;
    }
}
