using System.Collections.Generic;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Selection;

/// <summary>What one option leaves of the dimensions of an input.</summary>
internal interface IDimensionCut
{
    /// <summary>The indices that remain of each dimension that it cuts.</summary>
    IReadOnlyDictionary<string, int[]> Indices { get; }

    /// <summary>Why nothing of a field remains, as a clause after its name; null where something does.</summary>
    string? WhyOutside(FieldData field);
}
