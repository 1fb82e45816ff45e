namespace NumVid.Formats.Nv12.Exact;

/// <summary>The kinds of numbers that predicted values count, as a file tells them.</summary>
internal static class NumberingMaps
{
    /// <summary>The elements' own words.</summary>
    internal const byte Words = 0;

    /// <summary>A lattice that ends with a product.</summary>
    internal const byte MultipliedLattice = 1;

    /// <summary>A lattice that ends with a quotient.</summary>
    internal const byte DividedLattice = 2;

    /// <summary>A lattice for each frame.</summary>
    internal const byte FrameLattices = 3;

    /// <summary>A table of all values.</summary>
    internal const byte Table = 4;
}
