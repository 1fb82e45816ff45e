using System.Collections.Generic;
using NumVid.Formats.Nv12.Decoding;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>What a commit does to one variable.</summary>
internal abstract class VariableCommit
{
    private readonly List<StoredSegment> _segments = [];

    /// <summary>Creates a commit of a variable as it stands or is proposed, with the segments that it has so
    /// far.</summary>
    protected VariableCommit(StoredVariable variable)
    {
        Variable = variable;
        NextSegment = variable.NextSegment;
    }

    /// <summary>The variable with its new attributes and shape, and its old segments.</summary>
    internal StoredVariable Variable { get; }

    /// <summary>The bytes of segments that will be replaced.</summary>
    internal virtual long ReplacedByteCount => 0;

    /// <summary>The number of the next segment.</summary>
    internal int NextSegment { get; private set; }

    /// <summary>The encoder of the first base video that was written.</summary>
    protected string? Encoder { get; private set; }

    /// <summary>Starts; a new file numbers all segments anew, whether they are copied or encoded.</summary>
    internal void Begin(bool isNewFile) => NextSegment = isNewFile ? 0 : NextSegment;

    /// <summary>The segments in their order; run through once, while earlier ones are being encoded.</summary>
    internal abstract IEnumerable<SegmentWork> Work();

    /// <summary>Takes a segment that was kept.</summary>
    internal void Keep(StoredSegment segment)
    {
        _segments.Add(segment);
        NextSegment = System.Math.Max(NextSegment, segment.Number + 1);
    }

    /// <summary>Takes a segment that was encoded and written.</summary>
    internal void Add(EncodedSegment encoded, StoredSegment segment)
    {
        Keep(segment);
        Encoder ??= encoded.Encoder;
    }

    /// <summary>The variable as the new manifest describes it, when all segments are written.</summary>
    internal StoredVariable Complete() =>
        Variable with { Segments = _segments, NextSegment = NextSegment, Decisions = CompleteDecisions() };

    /// <summary>The decisions as they stand when all segments are written.</summary>
    protected abstract VariableDecisions? CompleteDecisions();
}
