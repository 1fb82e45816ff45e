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

    /// <summary>Codes one of sixteen symbols with the mean of what two models say of it; both learn it.</summary>
    /// <param name="symbol">The symbol when encoding; ignored when decoding.</param>
    /// <param name="first">A model of this symbol.</param>
    /// <param name="second">Another one.</param>
    /// <returns>The symbol.</returns>
    int Code(int symbol, ref SymbolModel first, ref SymbolModel second);

    /// <summary>Codes bits that are as likely 0 as 1.</summary>
    /// <param name="bits">The bits when encoding; ignored when decoding.</param>
    /// <param name="count">How many, 0 to 16.</param>
    /// <returns>The bits.</returns>
    uint CodeEven(uint bits, int count);
}
