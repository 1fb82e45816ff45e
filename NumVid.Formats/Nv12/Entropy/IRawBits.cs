namespace NumVid.Formats.Nv12.Entropy;

/// <summary>One side of a store of plain bits, so that encoder and decoder share one walk over the data.</summary>
internal interface IRawBits
{
    /// <summary>Writes or reads bits.</summary>
    /// <param name="bits">The bits when writing, none above <paramref name="count"/>; ignored when reading.</param>
    /// <param name="count">How many, 0 to 64.</param>
    /// <returns>The bits.</returns>
    ulong Code(ulong bits, int count);
}
