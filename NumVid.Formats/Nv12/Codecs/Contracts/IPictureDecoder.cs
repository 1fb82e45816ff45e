using System;

namespace NumVid.Formats.Nv12.Codecs.Contracts;

/// <summary>Turns bytes into gray frames, the same ones on every machine, bit by bit.</summary>
/// <remarks>Immutable; for any number of threads.</remarks>
internal interface IPictureDecoder
{
    /// <summary>Decodes a whole stream.</summary>
    /// <param name="stream">The bytes, which nobody has vouched for.</param>
    /// <param name="geometry">The shape that the stream must have.</param>
    /// <param name="frames">Receives <see cref="FrameGeometry.SampleCount"/> samples.</param>
    /// <exception cref="System.IO.InvalidDataException">The stream is damaged or has another shape.</exception>
    void Decode(ReadOnlySpan<byte> stream, FrameGeometry geometry, Span<ushort> frames);
}
