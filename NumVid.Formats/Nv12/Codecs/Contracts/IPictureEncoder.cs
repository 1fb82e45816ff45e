using System;

namespace NumVid.Formats.Nv12.Codecs.Contracts;

/// <summary>Turns gray frames into bytes.</summary>
/// <remarks>Immutable; for any number of threads.</remarks>
internal interface IPictureEncoder
{
    /// <summary>Encoder, version and parameters, as recorded in the manifest; names no machine.</summary>
    string Description { get; }

    /// <summary>Encodes frames.</summary>
    /// <param name="frames"><see cref="FrameGeometry.SampleCount"/> samples.</param>
    /// <param name="geometry">Their shape.</param>
    /// <returns>The stream, which decodes alone.</returns>
    byte[] Encode(ReadOnlySpan<ushort> frames, FrameGeometry geometry);
}
