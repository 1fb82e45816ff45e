namespace NumVid.Formats.Nv12.Entropy;

/// <summary>One side of the binary range coder, so that encoder and decoder share one walk over the data.</summary>
internal interface IBitCoder
{
    /// <summary>Codes one decision and lets its model learn it.</summary>
    /// <param name="bit">The decision when encoding; ignored when decoding.</param>
    /// <param name="model">The model of this decision.</param>
    /// <returns>The decision.</returns>
    int Code(int bit, ref AdaptiveBit model);

    /// <summary>Codes one decision whose odds someone else knows.</summary>
    /// <param name="bit">The decision when encoding; ignored when decoding.</param>
    /// <param name="oddsOfOne">How likely it is 1, in units of 2^-16; 1 to 65535.</param>
    /// <returns>The decision.</returns>
    int Code(int bit, uint oddsOfOne);
}
