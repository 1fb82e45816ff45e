namespace NumVid.Formats.Nv12.Decoding;

/// <summary>What a decoder made of a stream.</summary>
/// <param name="Stream">The stream; the samples count for this array alone.</param>
/// <param name="Samples">The samples, in the order of the segment's values.</param>
internal sealed record DecodedPictures(byte[] Stream, ushort[] Samples);
