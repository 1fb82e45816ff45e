namespace NumVid.Formats.Model;

/// <summary>Parts of an original that are made again in one way.</summary>
/// <param name="Kind">The way, for people.</param>
/// <param name="Count">How many they are.</param>
public sealed record OriginalPart(string Kind, int Count);
