namespace NumVid.Formats.Nv12.Seed;

/// <summary>The values that the smallest and the largest code stand for.</summary>
/// <param name="Minimum">The value of code 0.</param>
/// <param name="Maximum">The value of the largest code.</param>
public readonly record struct SeedRange(double Minimum, double Maximum);
