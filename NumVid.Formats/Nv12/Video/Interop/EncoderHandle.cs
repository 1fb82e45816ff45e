using System;
using NumVid.Formats.Native;

namespace NumVid.Formats.Nv12.Video.Interop;

/// <summary>Owns one <c>nv_encoder</c>: frames in, one stream out. For one thread at a time.</summary>
internal sealed unsafe class EncoderHandle : CountedSafeHandle
{
    private int _samplesPerFrame;
    private string _what = "Encoding";

    /// <summary>For the marshaller.</summary>
    public EncoderHandle()
        : base(0)
    {
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Opens an encoder.</summary>
    /// <param name="encoder">FFmpeg's name of the encoder.</param>
    /// <param name="container">What kind of stream is wanted.</param>
    /// <param name="shape">The shape of all frames.</param>
    /// <param name="options">FFmpeg's options, <c>key=value;key=value</c>.</param>
    /// <param name="threadCount">Threads of the encoder, at least 1.</param>
    internal static EncoderHandle Open(
        string encoder, VideoContainer container, in NvShape shape, string options, int threadCount)
    {
        var opened = NumVidAvNative.nv_encoder_open(encoder, container, shape, options, threadCount, out var error);
        var what = $"Encoding {shape.frame_count} frames of {shape.width} x {shape.height} with '{encoder}'";
        if (opened.IsInvalid)
        {
            opened.Dispose();
            throw VideoErrors.Create(error, what);
        }

        opened._samplesPerFrame = shape.width * shape.height;
        opened._what = what;
        return opened;
    }

    /// <summary>Encodes the next frame in display order.</summary>
    /// <param name="samples">Exactly one frame, row by row.</param>
    internal void PutFrame(ReadOnlySpan<ushort> samples)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length, _samplesPerFrame, nameof(samples));
        fixed (ushort* first = samples)
        {
            VideoErrors.ThrowIfFailed(NumVidAvNative.nv_encoder_put_frame(this, first, out var error), error, _what);
        }
    }

    /// <summary>Ends the stream after the last frame and returns it.</summary>
    internal byte[] Finish()
    {
        VideoErrors.ThrowIfFailed(NumVidAvNative.nv_encoder_finish(this, out var error), error, _what);
        var stream = GC.AllocateUninitializedArray<byte>(checked((int)NumVidAvNative.nv_encoder_byte_count(this)));
        fixed (byte* first = stream)
        {
            VideoErrors.ThrowIfFailed(
                NumVidAvNative.nv_encoder_copy_bytes(this, first, stream.Length, out error), error, _what);
        }

        return stream;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NumVidAvNative.nv_encoder_close(handle);
        return true;
    }
}
