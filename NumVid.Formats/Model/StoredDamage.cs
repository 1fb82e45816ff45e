using System.Collections.Generic;

namespace NumVid.Formats.Model;

/// <summary>A part of a file that cannot be trusted; all points outside it are not concerned.</summary>
/// <param name="Variable">The name of its variable.</param>
/// <param name="Entry">The part of the file that holds it; null when it has no name.</param>
/// <param name="Dimensions">The names of the variable's dimensions.</param>
/// <param name="Origin">The first index that it holds on each axis.</param>
/// <param name="Shape">How many it holds on each axis.</param>
/// <param name="Problem">What was found and what was expected, without a stop.</param>
public record StoredDamage(
    string Variable,
    string? Entry,
    IReadOnlyList<string> Dimensions,
    IReadOnlyList<int> Origin,
    IReadOnlyList<int> Shape,
    string Problem);
