namespace NumVid.Formats.Model;

/// <summary>The scale factors among the parts of a variable: values lie 2^binary x 10^-decimal apart.</summary>
/// <param name="SmallestBinary">The smallest binary scale factor.</param>
/// <param name="LargestBinary">The largest.</param>
/// <param name="SmallestDecimal">The smallest decimal scale factor.</param>
/// <param name="LargestDecimal">The largest.</param>
public readonly record struct ScaleFactors(
    int SmallestBinary, int LargestBinary, int SmallestDecimal, int LargestDecimal);
