using System.Collections.Generic;

namespace NumVid.Formats.Model;

/// <summary>An absolute bound that a file promises for a part of a variable, for example for one level.</summary>
/// <param name="Bound">The largest error allowed, in the variable's unit; 0 means exact.</param>
/// <param name="Indices">The part: for each dimension the index, or null for all of it.</param>
public sealed record PromisedBound(double Bound, IReadOnlyList<int?> Indices);
