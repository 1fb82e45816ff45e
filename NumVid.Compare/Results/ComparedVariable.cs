using System.Collections.Generic;

namespace NumVid.Compare.Results;

/// <summary>What the tables say of a variable beside its figures.</summary>
/// <param name="Name">Its name in the input.</param>
/// <param name="Type">Its type, for example <c>float32</c>.</param>
/// <param name="Unit">Its CF units, or null.</param>
/// <param name="Dimensions">Its dimensions' names.</param>
/// <param name="Shape">Its dimensions' lengths.</param>
/// <param name="Points">All points.</param>
/// <param name="Missing">Points that are NaN.</param>
/// <param name="Minimum">The smallest finite value, or null without one.</param>
/// <param name="Maximum">The largest finite value, or null without one.</param>
/// <param name="SourceBits">Bits per value of a packed source, or null when it is not known to be packed.</param>
internal sealed record ComparedVariable(
    string Name,
    string Type,
    string? Unit,
    IReadOnlyList<string> Dimensions,
    IReadOnlyList<int> Shape,
    long Points,
    long Missing,
    double? Minimum,
    double? Maximum,
    int? SourceBits);
