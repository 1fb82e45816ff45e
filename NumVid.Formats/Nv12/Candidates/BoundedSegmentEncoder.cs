using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Threading;
using System.Threading.Tasks;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Proof;
using NumVid.Formats.Nv12.Scaling;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>Encodes the segments of a variable that may lose something: as the smallest candidate that is
/// proven.</summary>
/// <remarks>What earlier segments settled on comes in and goes out with each call, so that segments may be encoded
/// beside each other. For any number of threads.</remarks>
internal sealed class BoundedSegmentEncoder<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int DefaultBitDepth = 12;

    private const int FewWays = 2;

    // About what a sample of a way that is no video takes.
    private const int LookValues = 1 << 16;

    private readonly EncodingContext _context;
    private readonly SpecialValues<T> _specials;
    private readonly QualityTerms _terms;
    private readonly Codec? _codec;
    private readonly ExactSegmentEncoder<T> _exact;

    /// <summary>Creates an encoder for one variable and one commit.</summary>
    /// <param name="context">What segments are encoded with.</param>
    /// <param name="specials">The values that are no measurements.</param>
    /// <param name="terms">The quality that was asked for.</param>
    internal BoundedSegmentEncoder(EncodingContext context, SpecialValues<T> specials, QualityTerms terms)
    {
        _context = context;
        _specials = specials;
        _terms = terms;
        _codec = terms.NamedCodec is { } name ? context.Codecs.Get(name) : null;
        _exact = new ExactSegmentEncoder<T>(context);
    }

    /// <summary>Whether one stream may use all cores: large frames in too few segments. Decided from the data
    /// alone.</summary>
    internal bool UseWavefront { get; set; }

    /// <summary>What a variable starts with: the choice of a preset, or of an earlier commit.</summary>
    /// <param name="known">What an earlier commit settled on, or null.</param>
    internal SearchState StartWith(VideoChoice? known) =>
        new(_terms.Preset is { } preset ? ChoiceOf(preset, _terms.HasBound) : known);

    /// <summary>Encodes one segment.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="limits">How far its values may be off.</param>
    /// <param name="search">What earlier segments settled on; told what this one did.</param>
    internal async Task<EncodedSegment> Encode(SegmentInput<T> segment, ErrorLimits limits, ISearchTurn search)
    {
        var input = InputOf(segment, limits);
        var summary = input.Summary;
        var isExact = !summary.HasValid || limits.IsExact || IsConstant(input);
        var encoded = isExact ? _exact.Encode(input)
            : double.IsFinite(limits.MeanSquare) ? await new MeanSquareEncoder<T>(this).Encode(input, search)
            : await EncodeWithin(input, search);
        return encoded with { Minimum = summary.Minimum, Maximum = summary.Maximum };
    }

    /// <summary>The values of a segment with what was seen in them.</summary>
    internal BoundedInput<T> InputOf(SegmentInput<T> segment, ErrorLimits limits) => new(
        segment.Box, segment.Values, segment.Order, ValueSummary.Of(segment.Values, _specials), limits,
        _terms.Preset?.BitDepth ?? DefaultBitDepth);

    /// <summary>Encodes a segment with limits at its points, or none.</summary>
    /// <param name="input">The segment.</param>
    /// <param name="search">What earlier segments settled on; told what this one did.</param>
    internal async Task<EncodedSegment> EncodeWithin(BoundedInput<T> input, ISearchTurn search)
    {
        if (_codec is ValueCodec valueCodec)
        {
            return await Smallest(
                input,
                [
                    EstimatedCandidate<BoundedInput<T>>.Unknown(
                        new ValueCodecCandidate<T>(valueCodec, _terms.Effort, isAskedFor: true)),
                ]);
        }

        if (input.Prepared is null)
        {
            return _exact.Encode(input);
        }

        if (_codec is null && _terms.Preset is null && input.Values.Length < ChoiceRules.MinVideoValues)
        {
            return await Smallest(
                input, [.. Others().Select(EstimatedCandidate<BoundedInput<T>>.Unknown)]);
        }

        try
        {
            return _terms.IsAutomatic && _terms.Effort != CodingEffort.Best
                ? await SmallestJudged(input, search)
                : await SmallestTried(input, search);
        }
        catch (BrokenSegmentException e)
        {
            return _exact.Encode(input, e.Message);
        }
    }

    // Each way is tried, unless a sample, taken beside the search, says that it does not pay.
    private async Task<EncodedSegment> SmallestTried(BoundedInput<T> input, ISearchTurn search)
    {
        EstimatedCandidate<BoundedInput<T>>[] others =
        [
            .. (_terms.IsAutomatic ? Others() : ReplacesVideo ? ValueCodecs() : [])
                .Select(candidate => Estimated(candidate, input)),
        ];
        ICandidate<BoundedInput<T>> video;
        try
        {
            video = await VideoFor(input, search);
        }
        catch
        {
            // After a failure nothing of this segment keeps running behind the caller's back.
            await Task.WhenAll(others.Select(other => other.Estimate));
            throw;
        }

        return await Smallest(input, [EstimatedCandidate<BoundedInput<T>>.Unknown(video), .. others]);
    }

    // Why so: docs/decisions/0131-auto-is-judged-first.md, 0142-alike-variables-share-a-search.md
    // The ways are judged by samples first and tried in the order of these; video that is much larger is neither
    // searched to the end nor encoded. Later segments, and alike variables, look at those ways only that came near.
    private async Task<EncodedSegment> SmallestJudged(BoundedInput<T> input, ISearchTurn search)
    {
        var others = Others();
        var state = await search.Known();
        var look = state.Choice is null ? LookAt(input, prefersLattice: false) : null;
        if (look is not null && await search.Lead(look) is { Ways: not null } lead)
        {
            state = lead;
            search.Settle(state);
        }

        var ways = state.Ways;
        if (ways?.Count(isNear => isNear) == 1)
        {
            var only = ways[0] ? Layered(state.Choice) : others.Where((_, i) => ways[i + 1]).Single();
            return await Smallest(input, [EstimatedCandidate<BoundedInput<T>>.Unknown(only)]);
        }

        // Who does not search may run beside others.
        var budget = state.Choice is null ? search.Budget : null;
        budget?.Look(others.Sum(other => Math.Min(input.Values.Length, LookValues) * (long)other.Cost));
        var estimates = await JudgeAll(others, ways, input);
        var least = LeastOf(estimates);
        ICandidate<BoundedInput<T>> video = Layered(state.Choice);
        var expected = Estimate.Never;
        if (state.Choice is null && input.Prepared is { Picture: not null } prepared)
        {
            var leading = others.Zip(estimates).Where(way => way.Second.Bytes == least)
                .Select(way => new LeadingWay(least, way.First.Cost)).FirstOrDefault(LeadingWay.None);
            var found = await NewSearch(prepared, null, budget).Run(search.Expect, leading);
            video = found.Encoded is { } encoded ? new EncodedCandidate<T>(encoded) : Layered(found.Choice);
            expected = new Estimate(found.Encoded?.ByteCount ?? found.Expected, default);
            state = state with
            {
                Choice = found.Choice,
                Ways = WorthATry([(video, expected), .. others.Zip(estimates)], budget),
            };
            search.Settle(state);
            await (look is null ? Task.CompletedTask : search.LeadOthers(look, state));
        }
        else if (ways is null || ways[0])
        {
            expected = await _context.Scheduler.Run(() => Judge(video, input));
        }

        var inOrder = others.Zip(estimates).Prepend((First: video, Second: expected))
            .Where(way => way.Second != Estimate.Never
                && (way.First != video || expected.Bytes <= ChoiceRules.MuchLarger * least))
            .OrderBy(way => way.Second.Bytes).ToArray();
        return await Smallest(
            input,
            [
                .. inOrder.Where(way => way == inOrder[0] || IsAffordable(way, input.Values.Length, inOrder[0], budget))
                    .Select(way => new EstimatedCandidate<BoundedInput<T>>(way.First, Task.FromResult(way.Second))),
            ]);
    }

    // Whether a way may be encoded as a whole although another is expected to be smaller.
    private static bool IsAffordable(
        (ICandidate<BoundedInput<T>> Way, Estimate Estimate) one, long values,
        (ICandidate<BoundedInput<T>> Way, Estimate Estimate) leading, SearchBudget? budget)
    {
        if (budget is null || one.Estimate.Bytes == 0 || one.Way.IsEncoded)
        {
            return true;
        }

        return one.Estimate.Bytes > one.Way.Tolerance * leading.Estimate.Bytes
            ? !budget.IsLong
            : budget.TryEncodeMore(values * one.Way.Cost, values, leading.Way.Cost);
    }

    // The values themselves, which stand first, are seldom near, and dear to judge: after the others, and roughly first.
    private async Task<Estimate[]> JudgeAll(
        ICandidate<BoundedInput<T>>[] others, IReadOnlyList<bool>? ways, BoundedInput<T> input)
    {
        var estimates = await _context.Scheduler.RunAll(others.Select<ICandidate<BoundedInput<T>>, Func<Estimate>>(
            (other, i) => () => i > 0 && (ways is null || ways[i + 1]) ? Judge(other, input) : Estimate.Never));
        if (ways is null || ways[1])
        {
            var least = LeastOf(estimates);
            estimates[0] = await _context.Scheduler.Run(() => Judge(others[0], input, least));
        }

        return estimates;
    }

    private static long LeastOf(IEnumerable<Estimate> estimates) => estimates.Select(estimate => estimate.Bytes)
        .Where(bytes => bytes > 0).DefaultIfEmpty(long.MaxValue).Min();

    // Which ways are near enough to the smallest that other segments look at them, too: few, and of these what samples
    // may misjudge most first.
    private static bool[] WorthATry(
        (ICandidate<BoundedInput<T>> Way, Estimate Estimate)[] ways, SearchBudget? budget)
    {
        var known = ways.Where(way => way.Estimate.Bytes > 0).ToArray();
        var near = ChoiceRules.WorthATry * known.Min(way => way.Estimate.Bytes);
        var most = budget is null ? known.Length : budget.IsLong ? 1 : FewWays;
        var worth = known.Where(way => way.Estimate.Bytes <= near)
            .OrderBy(way => way.Estimate.Bytes / way.Way.Tolerance).Take(most).Select(way => way.Way).ToArray();
        return [.. ways.Select(way => worth.Contains(way.Way))];
    }

    private SegmentLook? LookAt(BoundedInput<T> input, bool prefersLattice) =>
        input.Prepared is { Picture: not null } prepared
            ? _context.Costs.Search(() => SegmentLook.Of(
                prepared, _terms.ToString()!, prefersLattice && prepared.OnGrid() is { IsOnLattice: true }))
            : null;

    /// <summary>Encodes a segment with a codec of values, so that frames can be added.</summary>
    internal Task<EncodedSegment> EncodeGoingOn(BoundedInput<T> input, ValueCodec codec) => Smallest(
        input,
        [
            EstimatedCandidate<BoundedInput<T>>.Unknown(
                new ValueCodecCandidate<T>(codec, _terms.Effort, isAskedFor: _codec == codec, goesOn: true)),
        ]);

    /// <summary>Encodes a segment so that every bit stays.</summary>
    internal EncodedSegment EncodeExact(BoundedInput<T> input) => _exact.Encode(input);

    /// <summary>Encodes a segment as video alone, and proves it.</summary>
    /// <exception cref="BrokenSegmentException">It cannot be, or is not proven.</exception>
    internal EncodedSegment EncodeVideo(PreparedSegment<T> prepared, VideoChoice choice, Promise<T> promise) =>
        _context.Costs.Encode(() => SegmentProof.Complete(
            _context.Candidates.EncodeLayered(prepared, choice, UseWavefront), promise, _context.Codecs));

    /// <summary>Finds a choice for one segment.</summary>
    internal Task<FoundVideo> Search(PreparedSegment<T> prepared, PictureCodec? codec = null) =>
        NewSearch(prepared, codec).Run();

    /// <summary>The codec whose quantisers may hold a mean error alone, or null.</summary>
    internal PictureCodec? QuantisingCodec => _codec is null
        ? _context.Codecs.Quantising()
        : _codec is PictureCodec { Quantisers: not null } codec ? codec : null;

    /// <summary>What was asked for of the quantiser.</summary>
    internal RequestedRate Rate => RequestedRate.Of(_terms);

    /// <summary>Whether a preset settles how videos are made.</summary>
    internal bool HasPreset => _terms.Preset is not null;

    // Searches where no segment before this one has settled on a choice.
    private async Task<ICandidate<BoundedInput<T>>> VideoFor(BoundedInput<T> input, ISearchTurn search)
    {
        var known = search.Known();
        var guess = known.IsCompleted ? null : await Guess(input, search, known);
        var state = await known;
        if (guess is not null && guess.Value.Choice == state.Choice)
        {
            return new EncodedCandidate<T>(guess.Value.Encoded);
        }

        if (state.Choice is not null || input.Prepared is not { Picture: not null } prepared)
        {
            return Layered(state.Choice);
        }

        var look = _terms.Effort == CodingEffort.Best ? null : LookAt(input, prefersLattice: _codec is null);
        if (look is not null && await search.Lead(look) is { Choice: { } lead })
        {
            search.Settle(state with { Choice = lead });
            return Layered(lead);
        }

        var found = await NewSearch(prepared, null).Run(search.Expect);
        search.Settle(state with { Choice = found.Choice });
        if (look is not null)
        {
            await search.LeadOthers(look, state with { Choice = found.Choice });
        }

        return found.Encoded is null ? Layered(found.Choice) : new EncodedCandidate<T>(found.Encoded);
    }

    // Another segment searches, and mostly settles on what a part of it said: an idle thread can begin with that.
    private async Task<(VideoChoice Choice, EncodedSegment Encoded)?> Guess(
        BoundedInput<T> input, ISearchTurn search, Task<SearchState> known)
    {
        var expected = search.Expected();
        if (input.Prepared is not { Picture: not null } || await Task.WhenAny(known, expected) == known)
        {
            return null;
        }

        var choice = await expected;
        var isBegun = false;
        var guess = _context.Scheduler.RunWhenIdle<(VideoChoice, EncodedSegment)?>(() =>
        {
            Volatile.Write(ref isBegun, !known.IsCompleted);
            return Volatile.Read(ref isBegun) && TryLayered(input, choice) is { } encoded ? (choice, encoded) : null;
        });
        await Task.WhenAny(guess, known);
        return guess.IsCompleted || Volatile.Read(ref isBegun) ? await guess : null;
    }

    private EncodedSegment? TryLayered(BoundedInput<T> input, VideoChoice choice)
    {
        try
        {
            return _context.Costs.Encode(() => Layered(choice).TryEncode(input, long.MaxValue)!);
        }
        catch (BrokenSegmentException)
        {
            // If it is chosen indeed, it fails again, and that is told.
            return null;
        }
    }

    // The ways that are no video: who did not ask for them gets them where video holds nothing, or not enough.
    private ICandidate<BoundedInput<T>>[] Others() =>
    [
        _context.Candidates.Direct<T>(),
        _context.Candidates.Rounded<T>(),
        .. _terms.IsAutomatic || ReplacesVideo ? ValueCodecs() : [],
    ];

    private IEnumerable<ICandidate<BoundedInput<T>>> ValueCodecs() => _context.Codecs.All.OfType<ValueCodec>()
        .Select(codec => new ValueCodecCandidate<T>(codec, _terms.Effort, isAskedFor: false));

    // Video was meant, and what it needs is not here.
    private bool ReplacesVideo =>
        _terms.Codec is null && _terms.Preset is null && _context.Codecs.MissingVideo().Any();

    private EstimatedCandidate<BoundedInput<T>> Estimated(
        ICandidate<BoundedInput<T>> candidate, BoundedInput<T> input) =>
        new(candidate, _context.Scheduler.Run(() => Judge(candidate, input)));

    private Estimate Judge(
        ICandidate<BoundedInput<T>> candidate, BoundedInput<T> input, long least = long.MaxValue) =>
        EstimatedCandidate<BoundedInput<T>>.Judge(candidate, input, _context.Costs, least);

    private Task<EncodedSegment> Smallest(BoundedInput<T> input, EstimatedCandidate<BoundedInput<T>>[] candidates)
    {
        ICandidate<BoundedInput<T>>[] lastResorts = [_context.Candidates.Direct<T>(), _context.Candidates.Plain<T>()];
        return ProvenChoice.Smallest(input, candidates, lastResorts, input.Promise, _context);
    }

    private ChoiceSearch<T> NewSearch(
        PreparedSegment<T> prepared, PictureCodec? codec, SearchBudget? budget = null) =>
        new(
            prepared, codec ?? _codec as PictureCodec, _terms.Effort, _context, Rate, UseWavefront,
            prefersLattice: _terms.Codec is null && _terms.Effort != CodingEffort.Best, budget);

    private LayeredCandidate<T> Layered(VideoChoice? choice) => new(choice, _terms, UseWavefront, _context);

    private bool IsConstant(BoundedInput<T> input) =>
        _context.Candidates.Constant<T>().TryEncode(input, long.MaxValue) is not null;

    // A guarantee rests on whole streams alone where lossy ones may decode differently.
    private VideoChoice ChoiceOf(QualityPreset preset, bool hasBound)
    {
        var codec = _context.Codecs.GetPictureCodec(preset.Codec);
        var rate = hasBound && !codec.LossyStreamsDecodeAlike ? VideoRate.Lossless : VideoRate.TryParse(preset.Rate)!;
        return new VideoChoice(codec, Rate.Grouped(rate), SegmentPlane.RowColumn, Manifest.FrameTransform.None);
    }
}
