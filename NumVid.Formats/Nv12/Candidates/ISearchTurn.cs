using System.Threading.Tasks;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>The place of one segment in the order in which the segments of a variable settle on a choice.</summary>
internal interface ISearchTurn
{
    /// <summary>How much may be tried where the smallest of all ways is taken; null for all that may turn out to be
    /// smaller.</summary>
    SearchBudget? Budget { get; }

    /// <summary>What all segments before this one have settled on.</summary>
    Task<SearchState> Known();

    /// <summary>What the segment that searches now is likely to settle on; ends when that is known, or never.</summary>
    Task<VideoChoice> Expected();

    /// <summary>What an alike stream before this one has settled on; null where there is none, and for all but the first
    /// segment of a stream.</summary>
    Task<SearchState?> Lead(SegmentLook look);

    /// <summary>Tells the streams that follow what this segment has settled on.</summary>
    Task LeadOthers(SegmentLook look, SearchState state);

    /// <summary>Tells what this segment is likely to settle on, so that those behind it may begin with it.</summary>
    void Expect(VideoChoice choice);

    /// <summary>Tells what this segment settled on, so that those behind it need not wait for its bytes.</summary>
    void Settle(SearchState state);
}
