using System.Collections.Generic;
using NumVid.Formats.Nv12.Coding;
using NumVid.Formats.Nv12.Container;

namespace NumVid.Formats.Nv12.Storage;

/// <summary>What one variable adds to a new file.</summary>
internal abstract class VariableCommit
{
    private readonly List<StoredSegment> _segments = [];

    /// <summary>Creates a commit of a variable as it stands or is proposed, without its segments.</summary>
    protected VariableCommit(StoredVariable variable)
    {
        Variable = variable;
        NextSegment = variable.NextSegment;
    }

    /// <summary>The variable with its new attributes and shape, and its old segments.</summary>
    internal StoredVariable Variable { get; }

    /// <summary>The number of the next new segment.</summary>
    internal int NextSegment { get; private set; }

    /// <summary>The encoder of the first base video that was written.</summary>
    protected string? Encoder { get; private set; }

    /// <summary>The segments in the order of the new file; run through once, while earlier ones are being encoded.</summary>
    internal abstract IEnumerable<SegmentWork> Work();

    /// <summary>Takes a segment that was written.</summary>
    internal void Accept(StoredSegment segment, EncodedSegment? encoded)
    {
        _segments.Add(segment);
        if (encoded is not null)
        {
            NextSegment++;
            Encoder ??= encoded.Encoder;
        }
    }

    /// <summary>The variable as the new manifest describes it, when all segments are written.</summary>
    internal StoredVariable Complete() =>
        Variable with { Segments = _segments, NextSegment = NextSegment, Coding = CompleteCoding() };

    /// <summary>The decisions as they stand when all segments are written.</summary>
    protected abstract VariableCoding? CompleteCoding();
}
