using System;

namespace NumVid.Formats.Nv12.Codecs;

/// <summary>Turns gray frames into bytes and back; knows nothing of files, fields or scaling.</summary>
/// <remarks>An instance is immutable and may be used by many threads at once. What <see cref="Decode"/> returns for
/// given bytes is the same on every machine, bit by bit.</remarks>
internal interface IFrameCodec
{
    /// <summary>The codec's name in the manifest and in the quality grammar, for example <c>hevc</c>.</summary>
    string Name { get; }

    /// <summary>The file extension of an entry with this codec's bytes, with the dot, for example <c>.hevc</c>.</summary>
    string EntryExtension { get; }

    /// <summary>Encoder, version and parameters, as recorded in the manifest; names no machine.</summary>
    string Description { get; }

    /// <summary>Encodes frames.</summary>
    /// <param name="frames"><see cref="FrameGeometry.SampleCount"/> samples.</param>
    /// <param name="geometry">Their shape.</param>
    /// <returns>The stream, which decodes alone.</returns>
    byte[] Encode(ReadOnlySpan<ushort> frames, FrameGeometry geometry);

    /// <summary>Decodes a whole stream.</summary>
    /// <param name="stream">Bytes from <see cref="Encode"/>, or bytes of a stranger.</param>
    /// <param name="geometry">The shape that the stream must have.</param>
    /// <param name="frames">Receives <see cref="FrameGeometry.SampleCount"/> samples.</param>
    /// <exception cref="System.IO.InvalidDataException">The stream is damaged or has another shape.</exception>
    void Decode(ReadOnlySpan<byte> stream, FrameGeometry geometry, Span<ushort> frames);
}
