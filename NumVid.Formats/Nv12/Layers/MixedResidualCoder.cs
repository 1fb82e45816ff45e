using System;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Layers;

/// <summary>Codes residuals without loss like <see cref="ResidualCoder"/>, and looks at more: at more neighbours, and at
/// the decoded base around the point; what seven tables of contexts say is mixed.</summary>
/// <remarks>Contexts alone, no prediction: what the base lacks is coded as it is. Slower by five to ten times.</remarks>
internal static class MixedResidualCoder
{
    /// <summary>Encodes residuals.</summary>
    /// <param name="residuals">One a point, of magnitude up to <see cref="ResidualCoder.MaxMagnitude"/>.</param>
    /// <param name="geometry">Their shape.</param>
    /// <param name="skipped">Points that have no residual (they count as 0), or null.</param>
    /// <param name="surroundings">The base.</param>
    internal static byte[] Encode(
        int[] residuals, SegmentGeometry geometry, bool[]? skipped, BaseContexts surroundings)
    {
        var encoder = new BitEncoder();
        Walk(ref encoder, residuals, geometry, skipped, surroundings);
        return encoder.Finish();
    }

    /// <summary>Decodes residuals; every stream decodes to something.</summary>
    internal static int[] Decode(
        ReadOnlyMemory<byte> stream, SegmentGeometry geometry, bool[]? skipped, BaseContexts surroundings)
    {
        var residuals = new int[geometry.Count];
        var decoder = new BitDecoder(stream);
        Walk(ref decoder, residuals, geometry, skipped, surroundings);
        return residuals;
    }

    private static void Walk<TCoder>(
        ref TCoder coder, int[] residuals, SegmentGeometry geometry, bool[]? skipped, BaseContexts surroundings)
        where TCoder : struct, IBitCoder
    {
        var model = new MixedResidualModel();
        var neighbours = new ResidualNeighbours(geometry);
        var point = 0;
        for (var frame = 0; frame < geometry.Frames; frame++)
        {
            for (var row = 0; row < geometry.Rows; row++)
            {
                surroundings.BeginRow(frame, row);
                neighbours.BeginRow(row);
                for (var column = 0; column < geometry.Columns; column++, point++)
                {
                    if (skipped is not null && skipped[point])
                    {
                        neighbours.Put(column, 0);
                        residuals[point] = 0;
                        continue;
                    }

                    surroundings.MoveTo(column);
                    neighbours.MoveTo(column, frame > 0);
                    var residual = model.Code(ref coder, residuals[point], neighbours, surroundings);
                    neighbours.Put(column, residual);
                    residuals[point] = residual;
                }
            }

            neighbours.EndFrame();
        }

        GC.KeepAlive(model);
    }
}
