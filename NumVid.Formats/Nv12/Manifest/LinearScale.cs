namespace NumVid.Formats.Nv12.Manifest;

/// <summary>The line between codes and values: value = Minimum + code * Step, in double, multiplied first.</summary>
/// <param name="Minimum">The value of code 0.</param>
/// <param name="Step">The distance of two codes; 0 when all values are equal.</param>
/// <param name="BitDepth">Bits of a code.</param>
internal readonly record struct LinearScale(double Minimum, double Step, int BitDepth)
{
    /// <summary>The largest code.</summary>
    internal int MaxCode => (1 << BitDepth) - 1;
}
