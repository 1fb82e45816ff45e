using System.Collections.Generic;
using System.Linq;

namespace NumVid.Compare.Selection;

/// <summary>Indices, both ends included; negative ones count from the end.</summary>
/// <param name="Text">They as the user wrote them.</param>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
/// <param name="Step">Each how-many-th of them.</param>
internal sealed record IndexItem(string Text, int From, int To, int Step) : CutItem(Text)
{
    /// <inheritdoc/>
    internal override IEnumerable<int> Find(CutAxis axis)
    {
        var (from, to) = (From < 0 ? axis.Length + From : From, To < 0 ? axis.Length + To : To);
        return Enumerable.Range(0, axis.Length)
            .Where(index => index >= from && index <= to && (index - from) % Step == 0);
    }
}
