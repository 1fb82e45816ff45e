namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>What some bits at the front of a stream mean.</summary>
/// <param name="Length">Bits of the code.</param>
/// <param name="Run">The run of the symbol.</param>
/// <param name="Size">Its size.</param>
internal readonly record struct HuffmanEntry(byte Length, byte Run, byte Size);
