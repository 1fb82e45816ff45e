using System.Collections.Generic;
using NumVid.Formats.Model;

namespace NumVid.Formats.Nv12.Fixity;

/// <summary>A segment of a .nv12 file that cannot be trusted; all points outside it are not concerned.</summary>
/// <param name="Variable">The name of its variable.</param>
/// <param name="Entry">An entry of the archive that holds it; null when it has none.</param>
/// <param name="Dimensions">The names of the variable's dimensions.</param>
/// <param name="Origin">The first index that it holds on each axis.</param>
/// <param name="Shape">How many it holds on each axis.</param>
/// <param name="Problem">What was found and what was expected, without a stop.</param>
public sealed record Nv12SegmentDamage(
    string Variable,
    string? Entry,
    IReadOnlyList<string> Dimensions,
    IReadOnlyList<int> Origin,
    IReadOnlyList<int> Shape,
    string Problem) : StoredDamage(Variable, Entry, Dimensions, Origin, Shape, Problem);
