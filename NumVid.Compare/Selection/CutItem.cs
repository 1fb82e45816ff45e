using System.Collections.Generic;

namespace NumVid.Compare.Selection;

/// <summary>One of the things that a list of times, levels or members asks for.</summary>
/// <param name="Text">It as the user wrote it.</param>
internal abstract record CutItem(string Text)
{
    /// <summary>The indices of an axis that it stands for.</summary>
    internal abstract IEnumerable<int> Find(CutAxis axis);
}
