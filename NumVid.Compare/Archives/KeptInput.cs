namespace NumVid.Compare.Archives;

/// <summary>A file kept in another one, as measured: written, read back, and found the same.</summary>
/// <param name="Bytes">The size of the file made.</param>
/// <param name="EncodeSeconds">Wall time to make it.</param>
/// <param name="DecodeSeconds">Wall time to have the file back.</param>
internal sealed record KeptInput(long Bytes, double EncodeSeconds, double DecodeSeconds);
