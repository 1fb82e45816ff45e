using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>What a quality says of the quantiser of its codec.</summary>
/// <param name="Step">The step, which leaves nothing to search; null where it is searched.</param>
/// <param name="Group">Frames of a group; null for the codec's own length.</param>
internal readonly record struct RequestedRate(double? Step, int? Group)
{
    /// <summary>What some terms say.</summary>
    internal static RequestedRate Of(QualityTerms terms) => new(terms.QuantiserStep, terms.GroupLength);

    /// <summary>Whether there is nothing to search.</summary>
    internal bool IsFixed => Step is not null;

    /// <summary>The rate at a quantiser, or at the step that was asked for.</summary>
    internal VideoRate At(int quantiser) =>
        Grouped(Step is { } codes ? VideoRate.Step(codes) : VideoRate.Quantiser(quantiser));

    /// <summary>A rate with the groups that were asked for.</summary>
    internal VideoRate Grouped(VideoRate rate) => Group is null ? rate : rate with { Group = Group };
}
