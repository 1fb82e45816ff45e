using System;
using NumVid.Formats.Nv12.Entropy;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Layers;

/// <summary>Codes whole numbers around zero without loss, each in the context of its coded neighbours.</summary>
/// <remarks>Integer arithmetic only. Contexts come from the magnitudes at left, above, above left and above right, and
/// in the frame before at the same point, right of it and below it.</remarks>
internal static class ResidualCoder
{
    /// <summary>The bits of the largest magnitude that can be coded.</summary>
    internal const int MaxBits = 24;

    /// <summary>The largest magnitude that can be coded.</summary>
    internal const int MaxMagnitude = (1 << MaxBits) - 1;

    // Contexts grow with the logarithm, so a magnitude can be cut here; sums of twelve of them stay in an int.
    private const int MagnitudeLimit = 1 << 20;

    /// <summary>Encodes residuals.</summary>
    /// <param name="residuals">One a point, of magnitude up to <see cref="MaxMagnitude"/>.</param>
    /// <param name="geometry">Their shape.</param>
    /// <param name="skipped">Points that have no residual (they count as 0), or null.</param>
    internal static byte[] Encode(int[] residuals, SegmentGeometry geometry, bool[]? skipped)
    {
        var encoder = new BitEncoder();
        Walk(ref encoder, residuals, geometry, skipped);
        return encoder.Finish();
    }

    /// <summary>Decodes residuals; every stream decodes to something.</summary>
    internal static int[] Decode(ReadOnlyMemory<byte> stream, SegmentGeometry geometry, bool[]? skipped)
    {
        var residuals = new int[geometry.Count];
        var decoder = new BitDecoder(stream);
        Walk(ref decoder, residuals, geometry, skipped);
        return residuals;
    }

    private static void Walk<TCoder>(ref TCoder coder, int[] residuals, SegmentGeometry geometry, bool[]? skipped)
        where TCoder : struct, IBitCoder
    {
        var model = new ResidualModel();

        // One row above and one column on both sides, and one row below for the frame before: no branch at the edges.
        var stride = geometry.Columns + 2;
        var current = new int[stride * (geometry.Rows + 2)];
        var previous = new int[current.Length];
        for (var frame = 0; frame < geometry.Frames; frame++)
        {
            for (var row = 0; row < geometry.Rows; row++)
            {
                var start = ((frame * geometry.Rows) + row) * geometry.Columns;
                var place = ((row + 1) * stride) + 1;
                for (var column = 0; column < geometry.Columns; column++, start++, place++)
                {
                    if (skipped is not null && skipped[start])
                    {
                        residuals[start] = 0;
                        current[place] = 0;
                        continue;
                    }

                    var context = ContextOf(current, previous, place, stride, frame > 0);
                    var sign = SignContextOf(current, previous, place, stride);
                    var value = model.Code(ref coder, residuals[start], context, sign);
                    residuals[start] = value;
                    current[place] = Math.Clamp(value, -MagnitudeLimit, MagnitudeLimit);
                }
            }

            (current, previous) = (previous, current);
        }
    }

    private static int ContextOf(int[] current, int[] previous, int place, int stride, bool hasPrevious)
    {
        var sum = (2 * Math.Abs(current[place - 1])) + (2 * Math.Abs(current[place - stride]))
            + Math.Abs(current[place - stride - 1]) + Math.Abs(current[place - stride + 1]);
        if (!hasPrevious)
        {
            return IntegerCoder.LogarithmOf(sum);
        }

        sum += (2 * Math.Abs(previous[place])) + Math.Abs(previous[place + 1]) + Math.Abs(previous[place + stride]);
        return ResidualModel.ContextCount + IntegerCoder.LogarithmOf(sum);
    }

    private static int SignContextOf(int[] current, int[] previous, int place, int stride) =>
        ((Math.Sign(current[place - 1]) + 1) * 9) + ((Math.Sign(current[place - stride]) + 1) * 3)
        + Math.Sign(previous[place]) + 1;
}
