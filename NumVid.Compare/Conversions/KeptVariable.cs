using NumVid.Formats.Nv12;

namespace NumVid.Compare.Conversions;

/// <summary>What a conversion to .nv12 did with a variable.</summary>
/// <param name="Storage">How the file keeps it.</param>
/// <param name="Unit">The unit of its values, or null.</param>
internal sealed record KeptVariable(Nv12VariableDescription Storage, string? Unit);
