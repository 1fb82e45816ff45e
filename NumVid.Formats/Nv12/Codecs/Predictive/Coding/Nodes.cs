namespace NumVid.Formats.Nv12.Codecs.Predictive.Coding;

/// <summary>The decisions that make up a number, as places in every table of models.</summary>
internal static class Nodes
{
    /// <summary>How many there are.</summary>
    internal const int Count = 80;

    /// <summary>Whether the number is not zero.</summary>
    internal const int Zero = 0;

    /// <summary>Whether it is negative.</summary>
    internal const int Sign = 1;

    /// <summary>Whether it is the value that neighbours agree on.</summary>
    internal const int Same = 2;

    /// <summary>Whether its magnitude has more than so many bits, 1 to 13 and more.</summary>
    internal const int Length = 2;

    /// <summary>The bit below the top one.</summary>
    internal const int First = 16;

    /// <summary>The bit below that one, by it.</summary>
    internal const int Second = 30;

    /// <summary>Whether a wide number is negative.</summary>
    internal const int WideSign = 58;

    /// <summary>Whether a wide number has more than so many bits besides the low ones.</summary>
    internal const int WideLength = 59;

    /// <summary>The bit below the top one of a wide number.</summary>
    internal const int WideFirst = 70;

    /// <summary>The longest magnitude that has nodes of its own.</summary>
    internal const int MostLengths = 13;

    /// <summary>The same of wide numbers.</summary>
    internal const int MostWideLengths = 9;

    /// <summary>Bits of a magnitude at most; what is longer cannot be said.</summary>
    internal const int MostBits = 24;
}
