using System;
using System.IO;
using NumVid.Formats.Native;

namespace NumVid.Formats.Nv12.Video.Interop;

/// <summary>Owns one <c>nv_decoder</c>: one stream in, frames out. For one thread at a time.</summary>
internal sealed unsafe class DecoderHandle : CountedSafeHandle
{
    private int _samplesPerFrame;
    private string _what = "Decoding";

    /// <summary>For the marshaller.</summary>
    public DecoderHandle()
        : base(0)
    {
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Opens a decoder for a stream, which is copied.</summary>
    /// <param name="decoder">FFmpeg's name of the decoder.</param>
    /// <param name="container">What kind of stream it is.</param>
    /// <param name="shape">The shape that the stream must have.</param>
    /// <param name="stream">The bytes, which may be damaged or forged.</param>
    /// <param name="threadCount">Threads of the decoder; with 1, concealed damage is found more often.</param>
    /// <exception cref="InvalidDataException">The stream is damaged or has another shape.</exception>
    internal static DecoderHandle Open(
        string decoder, VideoContainer container, in NvShape shape, ReadOnlySpan<byte> stream, int threadCount)
    {
        var what = $"Decoding {shape.frame_count} frames of {shape.width} x {shape.height} with '{decoder}'";
        if (stream.IsEmpty)
        {
            throw new InvalidDataException($"{what} failed: the stream is empty.");
        }

        fixed (byte* first = stream)
        {
            var opened = NumVidAvNative.nv_decoder_open(
                decoder, container, shape, first, stream.Length, threadCount, out var error);
            if (opened.IsInvalid)
            {
                opened.Dispose();
                throw VideoErrors.Create(error, what);
            }

            opened._samplesPerFrame = shape.width * shape.height;
            opened._what = what;
            return opened;
        }
    }

    /// <summary>Decodes the next frame in display order.</summary>
    /// <param name="samples">Receives exactly one frame, row by row.</param>
    /// <exception cref="InvalidDataException">The stream is damaged or has another shape.</exception>
    internal void GetFrame(Span<ushort> samples)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length, _samplesPerFrame, nameof(samples));
        fixed (ushort* first = samples)
        {
            VideoErrors.ThrowIfFailed(NumVidAvNative.nv_decoder_get_frame(this, first, out var error), error, _what);
        }
    }

    /// <summary>Checks that the stream ends after the last frame.</summary>
    /// <exception cref="InvalidDataException">It does not.</exception>
    internal void Finish() =>
        VideoErrors.ThrowIfFailed(NumVidAvNative.nv_decoder_finish(this, out var error), error, _what);

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NumVidAvNative.nv_decoder_close(handle);
        return true;
    }
}
