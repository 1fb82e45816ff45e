namespace NumVid.Formats.Nv12.Codecs.Contracts;

// Why so: docs/decisions/0057-two-sorts-of-codecs.md
/// <summary>What is known of a codec before a library is loaded. A codec knows nothing of files, fields or
/// scaling.</summary>
/// <remarks>Encoders and decoders are made apart, so that reading asks for no encoder. Immutable; for any number of
/// threads.</remarks>
internal abstract class Codec
{
    /// <summary>The codec's name in the manifest and in the quality grammar, for example <c>hevc</c>.</summary>
    internal abstract string Name { get; }

    /// <summary>The file extension of an entry with this codec's bytes, with the dot, for example
    /// <c>.hevc</c>.</summary>
    internal abstract string EntryExtension { get; }

    /// <summary>Whether it returns what it was given at every setting.</summary>
    internal abstract bool NeverLoses { get; }

    /// <summary>What a value costs to encode and to prove, in tenths of a microsecond as measured once; only ratios
    /// count.</summary>
    internal virtual int Cost => 10;

    /// <summary>The encoder of FFmpeg that writing needs; null for none.</summary>
    internal virtual string? EncoderNeeded => null;

    /// <summary>The decoder of FFmpeg that reading needs; null for none.</summary>
    internal virtual string? DecoderNeeded => null;
}
