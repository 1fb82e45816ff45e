using System;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Entropy;

/// <summary>Codes which points of a segment are special, each in the context of its coded neighbours.</summary>
internal static class MaskCoder
{
    private const int ContextCount = 1 << 9;

    /// <summary>Encodes one flag a point.</summary>
    internal static byte[] Encode(bool[] mask, SegmentGeometry geometry)
    {
        var encoder = new BitEncoder();
        Walk(ref encoder, mask, geometry);
        return encoder.Finish();
    }

    /// <summary>Decodes the flags; every stream decodes to something.</summary>
    internal static bool[] Decode(ReadOnlyMemory<byte> stream, SegmentGeometry geometry)
    {
        var mask = new bool[geometry.Count];
        var decoder = new BitDecoder(stream);
        Walk(ref decoder, mask, geometry);
        return mask;
    }

    private static void Walk<TCoder>(ref TCoder coder, bool[] mask, SegmentGeometry geometry)
        where TCoder : struct, IBitCoder
    {
        var models = AdaptiveBit.Create(ContextCount);

        // Two rows above and two columns on both sides, and one row below for the frame before.
        var stride = geometry.Columns + 4;
        var current = new byte[stride * (geometry.Rows + 3)];
        var previous = new byte[current.Length];
        for (var frame = 0; frame < geometry.Frames; frame++)
        {
            for (var row = 0; row < geometry.Rows; row++)
            {
                var start = ((frame * geometry.Rows) + row) * geometry.Columns;
                var place = ((row + 2) * stride) + 2;
                for (var column = 0; column < geometry.Columns; column++, start++, place++)
                {
                    var context = ContextOf(current, previous, place, stride);
                    var bit = coder.Code(mask[start] ? 1 : 0, ref models[context]);
                    mask[start] = bit != 0;
                    current[place] = (byte)bit;
                }
            }

            (current, previous) = (previous, current);
        }
    }

    private static int ContextOf(byte[] current, byte[] previous, int place, int stride) =>
        current[place - 1] | (current[place - 2] << 1)
        | (current[place - stride] << 2) | (current[place - stride - 1] << 3) | (current[place - stride + 1] << 4)
        | (current[place - (2 * stride)] << 5)
        | (previous[place] << 6) | (previous[place + 1] << 7) | (previous[place + stride] << 8);
}
