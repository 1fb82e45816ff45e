namespace NumVid.Formats.Nv12;

/// <summary>A run-length symbol of the codec <c>dct</c>: so many zeros, then a level; or, without a level, the end of
/// the block (run 0) or sixteen zeros (run 15).</summary>
/// <param name="Run">The zeros in front of the level.</param>
/// <param name="Size">Bits of the level's magnitude; 0 without a level.</param>
/// <param name="Level">The level.</param>
/// <param name="Code">The Huffman code of run and size.</param>
/// <param name="Bits">The bits of the level behind it.</param>
public sealed record DctSymbol(int Run, int Size, int Level, string Code, string Bits);
