using System;
using System.IO;
using NumVid.Formats.Nv12.Video.Interop;

namespace NumVid.Formats.Nv12.Video;

/// <summary>One way to hold gray frames in a video stream: whole arrays in and out.</summary>
/// <param name="Encoder">FFmpeg's name of the encoder.</param>
/// <param name="Decoder">FFmpeg's name of the decoder.</param>
/// <param name="Container">What kind of stream it is.</param>
internal sealed record VideoFormat(string Encoder, string Decoder, VideoContainer Container)
{
    /// <summary>HEVC by x265 as raw Annex B.</summary>
    internal static VideoFormat Hevc { get; } = new("libx265", "hevc", VideoContainer.AnnexB);

    /// <summary>FFV1 (RFC 9043) in Matroska.</summary>
    internal static VideoFormat Ffv1 { get; } = new("ffv1", "ffv1", VideoContainer.Matroska);

    /// <summary>JPEG 2000 in Matroska: libopenjpeg encodes, FFmpeg's own decoder decodes.</summary>
    internal static VideoFormat Jpeg2000 { get; } = new("libopenjpeg", "jpeg2000", VideoContainer.Matroska);

    /// <summary>Encodes frames to one stream.</summary>
    /// <param name="frames">All samples, frame after frame.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="options">The encoder's options, <c>key=value;key=value</c>.</param>
    /// <param name="threadCount">Threads of the encoder, at least 1.</param>
    internal byte[] Encode(ReadOnlySpan<ushort> frames, in NvShape shape, string options, int threadCount)
    {
        VideoLibrary.EnsureUsable();
        var frameSize = CheckLength(frames.Length, shape, nameof(frames));
        if (VideoBackend.IsProgram)
        {
            return ProgramVideo.Encode(this, frames, shape, options, threadCount);
        }

        using var encoder = EncoderHandle.Open(Encoder, Container, shape, options, threadCount);
        for (var offset = 0; offset < frames.Length; offset += frameSize)
        {
            encoder.PutFrame(frames.Slice(offset, frameSize));
        }

        return encoder.Finish();
    }

    /// <summary>Decodes a whole stream that must have the given shape.</summary>
    /// <param name="stream">The bytes, which may be damaged or forged.</param>
    /// <param name="shape">The shape that the stream must have.</param>
    /// <param name="frames">Receives all samples, frame after frame.</param>
    /// <exception cref="InvalidDataException">The stream is damaged or has another shape.</exception>
    internal void Decode(ReadOnlySpan<byte> stream, in NvShape shape, Span<ushort> frames)
    {
        VideoLibrary.EnsureUsable();
        var frameSize = CheckLength(frames.Length, shape, nameof(frames));
        if (VideoBackend.IsProgram)
        {
            ProgramVideo.Decode(this, stream, shape, frames);
            return;
        }

        using var decoder = DecoderHandle.Open(Decoder, Container, shape, stream, threadCount: 1);
        for (var offset = 0; offset < frames.Length; offset += frameSize)
        {
            decoder.GetFrame(frames.Slice(offset, frameSize));
        }

        decoder.Finish();
    }

    private static int CheckLength(int length, in NvShape shape, string name)
    {
        var frameSize = checked(shape.width * shape.height);
        ArgumentOutOfRangeException.ThrowIfNotEqual(length, checked(frameSize * shape.frame_count), name);
        return frameSize;
    }
}
