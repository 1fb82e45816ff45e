using System.Collections.Generic;
using NumVid.Compare.Transfer;

namespace NumVid.Compare.Arrays;

/// <summary>What a file that is no dataset tells of its array.</summary>
/// <param name="Attributes">What becomes of the variable's attributes.</param>
/// <param name="Coordinates">Variables that describe its dimensions <c>time</c>, <c>y</c> and <c>x</c>.</param>
/// <param name="IsCounted">Whether its values are whole numbers that mean what they are, of which no bound is a
/// part.</param>
/// <param name="Warnings">What was odd about the file.</param>
internal sealed record ArrayDescription(
    IReadOnlyList<KeyValuePair<string, object?>> Attributes,
    IReadOnlyList<FieldData> Coordinates,
    bool IsCounted,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Nothing is known but the values.</summary>
    internal static ArrayDescription None { get; } = new([], [], IsCounted: false, []);
}
