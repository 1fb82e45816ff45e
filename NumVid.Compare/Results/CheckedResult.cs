namespace NumVid.Compare.Results;

/// <summary>What was found of a result that a receipt names.</summary>
/// <param name="Source">The original's path below its folder.</param>
/// <param name="Result">The result's path below its folder; null where the receipt names none.</param>
internal sealed record CheckedResult(string Source, string? Result)
{
    /// <summary>Whether the original was there and was compared at every point.</summary>
    internal bool IsCompared { get; init; }

    /// <summary>Whether the original comes back as an equal dataset, and not byte by byte.</summary>
    internal bool IsDataSet { get; init; }

    /// <summary>What is wrong, as a clause without a stop; null where nothing is.</summary>
    internal string? Problem { get; init; }
}
