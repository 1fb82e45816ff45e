using System;

namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>The zigzag scan of a block: along its diagonals, from low frequencies to high ones.</summary>
internal static class ZigzagScan
{
    private static readonly byte[] s_order = Make();

    /// <summary>Where in the block (row x 8 + column) each place of the scan lies.</summary>
    internal static ReadOnlySpan<byte> Order => s_order;

    private static byte[] Make()
    {
        var order = new byte[BlockPadding.BlockSamples];
        var place = 0;
        for (var diagonal = 0; diagonal <= 2 * (BlockPadding.Side - 1); diagonal++)
        {
            var first = Math.Max(0, diagonal - BlockPadding.Side + 1);
            var last = Math.Min(diagonal, BlockPadding.Side - 1);
            for (var i = first; i <= last; i++)
            {
                // Upwards on even diagonals, downwards on odd ones.
                var row = diagonal % 2 == 0 ? last - i + first : i;
                order[place++] = (byte)((row * BlockPadding.Side) + diagonal - row);
            }
        }

        return order;
    }
}
