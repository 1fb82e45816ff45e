using System;
using NumVid.Formats.Nv12.Codecs.Contracts;
using NumVid.Formats.Nv12.Video.Interop;

namespace NumVid.Formats.Nv12.Codecs.Hevc;

/// <summary>The shape of frames as the shim takes them, padded where x265 needs it.</summary>
internal static class HevcShape
{
    /// <summary>The shape of frames of 8, 10 or 12 bits.</summary>
    /// <exception cref="ArgumentException">The bit depth is another.</exception>
    internal static NvShape Of(FrameGeometry geometry)
    {
        if (geometry.BitDepth is not (8 or 10 or 12))
        {
            throw new ArgumentException($"HEVC holds 8, 10, 12 or 16 bits, not {geometry.BitDepth}.", nameof(geometry));
        }

        var padding = FramePadding.ForHevc(geometry.Width, geometry.Height);
        return new NvShape
        {
            width = geometry.Width,
            height = geometry.Height,
            coded_width = padding.CodedWidth,
            coded_height = padding.CodedHeight,
            frame_count = geometry.FrameCount,
            bit_depth = geometry.BitDepth,
        };
    }
}
