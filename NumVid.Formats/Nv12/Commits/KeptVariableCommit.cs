using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>A variable whose values do not change in a commit.</summary>
internal sealed class KeptVariableCommit(StoredVariable variable) : VariableCommit(variable)
{
    /// <inheritdoc/>
    internal override IEnumerable<SegmentWork> Work() => Variable.Segments.Select(SegmentWork.Keep);

    /// <inheritdoc/>
    protected override VariableDecisions? CompleteDecisions() => Variable.Decisions;
}
