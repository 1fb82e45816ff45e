namespace NumVid.Formats.Nv12.Candidates;

/// <summary>The values of a box that joins stored segments.</summary>
/// <param name="Values">Its values.</param>
/// <param name="IsStored">Which of them are stored already; null for none.</param>
/// <param name="Stream">The stored stream that goes on with the others; null where there is none.</param>
internal sealed record GatheredValues<T>(T[] Values, bool[]? IsStored, byte[]? Stream);
