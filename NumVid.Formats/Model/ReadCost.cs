namespace NumVid.Formats.Model;

/// <summary>What it takes to read a part of a variable from its file.</summary>
/// <param name="ByteCount">Bytes fetched from the file: every blob, message or chunk that is touched, whole.</param>
/// <param name="ValueCount">Values decoded, those included that nobody asked for.</param>
public readonly record struct ReadCost(long ByteCount, long ValueCount);
