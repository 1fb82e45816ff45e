using System;

namespace NumVid.Compare.Demonstration;

/// <summary>Noise that changes smoothly in three directions: random numbers in (-1, 1) on a lattice, blended
/// between.</summary>
/// <remarks>Whole numbers, sums and products alone: the same bits on every machine, unlike sines.</remarks>
internal static class SmoothNoise
{
    /// <summary>The noise at a place.</summary>
    internal static double At(double x, double y, double z, int seed)
    {
        var (x0, y0, z0) = (Math.Floor(x), Math.Floor(y), Math.Floor(z));
        var (u, v, w) = (Ease(x - x0), Ease(y - y0), Ease(z - z0));
        var (i, j, k) = ((int)x0, (int)y0, (int)z0);
        return Blend(Layer(i, j, k, u, v, seed), Layer(i, j, k + 1, u, v, seed), w);
    }

    private static double Layer(int i, int j, int k, double u, double v, int seed) => Blend(
        Blend(Corner(i, j, k, seed), Corner(i + 1, j, k, seed), u), Blend(
            Corner(i, j + 1, k, seed), Corner(i + 1, j + 1, k, seed), u), v);

    private static double Blend(double from, double to, double share) => from + ((to - from) * share);

    private static double Ease(double t) => t * t * (3 - (2 * t));

    // A mixer of the murmur kind: each bit of the place changes half of the bits of the number.
    private static double Corner(int i, int j, int k, int seed)
    {
        var hash =
            ((uint)i * 0x9E3779B1u) ^ ((uint)j * 0x85EBCA77u) ^ ((uint)k * 0xC2B2AE3Du) ^ ((uint)seed * 0x27D4EB2Fu);
        hash = (hash ^ (hash >> 15)) * 0x2C1B3C6Du;
        hash = (hash ^ (hash >> 12)) * 0x297A2D39u;
        return ((hash ^ (hash >> 15)) * (2.0 / uint.MaxValue)) - 1;
    }
}
