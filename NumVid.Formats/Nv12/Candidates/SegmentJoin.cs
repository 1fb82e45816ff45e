namespace NumVid.Formats.Nv12.Candidates;

/// <summary>In what way a stored segment can be written again together with new values.</summary>
internal enum SegmentJoin
{
    /// <summary>Not at all: its values would change, or take many more bytes.</summary>
    None,

    /// <summary>In any way: it is constant.</summary>
    Any,

    /// <summary>The new values are put on its grid.</summary>
    Grid,

    /// <summary>Everything is kept bit by bit.</summary>
    Exact,

    /// <summary>Its stream is coded once more, with the same result, and goes on.</summary>
    Replay,
}
