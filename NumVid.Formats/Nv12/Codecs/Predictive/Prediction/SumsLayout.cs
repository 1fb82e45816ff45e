namespace NumVid.Formats.Nv12.Codecs.Predictive.Prediction;

/// <summary>How the sums of products of a least squares problem stand in vectors: the lower triangle row by row, each
/// row in whole vectors, and last the products with the target.</summary>
internal sealed class SumsLayout
{
    /// <summary>Numbers in a vector.</summary>
    internal const int Width = 8;

    /// <summary>Creates the layout for so many neighbours.</summary>
    internal SumsLayout(int taps)
    {
        Taps = taps;
        TapVectors = (taps + Width - 1) / Width;
        RowStarts = new int[taps + 1];
        for (var row = 0; row < taps; row++)
        {
            RowStarts[row] = Vectors;
            Vectors += (row / Width) + 1;
        }

        RowStarts[taps] = Vectors;
        Vectors += TapVectors;
    }

    /// <summary>How many neighbours there are.</summary>
    internal int Taps { get; }

    /// <summary>Vectors that hold the neighbours, the last one filled with zeros.</summary>
    internal int TapVectors { get; }

    /// <summary>Vectors of all sums.</summary>
    internal int Vectors { get; }

    /// <summary>The first vector of each row, that of the target being the last.</summary>
    internal int[] RowStarts { get; }
}
