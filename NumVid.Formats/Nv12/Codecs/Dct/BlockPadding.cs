using System;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>Block padding: frames are made larger to whole blocks of 8 x 8 samples by replication of the last sample of
/// a row and of the last row.</summary>
internal static class BlockPadding
{
    /// <summary>Samples of a side of a block.</summary>
    internal const int Side = 8;

    /// <summary>Samples in a block.</summary>
    internal const int BlockSamples = Side * Side;

    /// <summary>The length of a side in whole blocks.</summary>
    internal static int PaddedLength(int length) => checked(length + Side - 1) / Side * Side;

    /// <summary>Pads one frame.</summary>
    /// <param name="frame">The samples, row by row.</param>
    /// <param name="width">Samples in a row.</param>
    /// <param name="padded">Receives whole blocks of rows and columns.</param>
    internal static void Pad(ReadOnlySpan<ushort> frame, int width, Span<ushort> padded)
    {
        var stride = PaddedLength(width);
        var height = frame.Length / width;
        for (var y = 0; y < height; y++)
        {
            var row = padded.Slice(y * stride, stride);
            frame.Slice(y * width, width).CopyTo(row);
            row[width..].Fill(row[width - 1]);
        }

        var last = padded.Slice((height - 1) * stride, stride);
        for (var y = height; y < padded.Length / stride; y++)
        {
            last.CopyTo(padded[(y * stride)..]);
        }
    }

    /// <summary>Cuts the padding off again.</summary>
    /// <param name="padded">The padded frame.</param>
    /// <param name="width">Samples in a row of the frame.</param>
    /// <param name="frame">Receives the frame.</param>
    internal static void Crop(ReadOnlySpan<ushort> padded, int width, Span<ushort> frame)
    {
        var stride = PaddedLength(width);
        for (var y = 0; y < frame.Length / width; y++)
        {
            padded.Slice(y * stride, width).CopyTo(frame[(y * width)..]);
        }
    }
}
