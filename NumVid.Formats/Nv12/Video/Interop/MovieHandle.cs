using System;
using System.IO;
using NumVid.Formats.Native;

namespace NumVid.Formats.Nv12.Video.Interop;

/// <summary>Owns one <c>nv_movie</c>: the gray frames of an MP4 file, one by one. For one thread at a time.</summary>
internal sealed unsafe class MovieHandle : CountedSafeHandle
{
    private string _what = "Decoding";
    private int _samplesPerFrame;

    /// <summary>For the marshaller.</summary>
    public MovieHandle()
        : base(0)
    {
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>The shape of the frames; the count is what the file promises.</summary>
    internal NvShape Shape { get; private set; }

    /// <summary>Opens a file whose tables were checked.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or holds no gray video.</exception>
    internal static MovieHandle Open(string path)
    {
        var opened = NumVidAvNative.nv_movie_open(path, out var shape, out var error);
        if (opened.IsInvalid)
        {
            opened.Dispose();
            throw VideoErrors.Create(error, "Opening the video");
        }

        opened.Shape = shape;
        opened._samplesPerFrame = shape.width * shape.height;
        opened._what = $"Decoding {shape.frame_count} frames of {shape.width} x {shape.height}";
        return opened;
    }

    /// <summary>Decodes the next frame in display order.</summary>
    /// <param name="samples">Receives exactly one frame, row by row.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or ends before the frames that it
    /// promises.</exception>
    internal void GetFrame(Span<ushort> samples)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length, _samplesPerFrame, nameof(samples));
        fixed (ushort* first = samples)
        {
            VideoErrors.ThrowIfFailed(NumVidAvNative.nv_movie_get_frame(this, first, out var error), error, _what);
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NumVidAvNative.nv_movie_close(handle);
        return true;
    }
}
