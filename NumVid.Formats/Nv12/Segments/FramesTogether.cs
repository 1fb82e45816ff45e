using System;
using System.Linq;
using System.Numerics;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Scaling;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Nv12.Segments;

// Why so: docs/decisions/0082-members-as-frames.md
/// <summary>Says by a sample whether the members of one time should follow each other as frames.</summary>
/// <remarks>They should where a frame tells more of the next member than a point's neighbours, or the time before, tell
/// of it, and where streams are short. What is counted are the bits of what a predictor leaves, in steps of twice the
/// bound.</remarks>
internal static class FramesTogether
{
    private const int Members = 4;
    private const int Times = 2;
    private const int Rows = 96;
    private const int Columns = 192;

    // Of so few values each, the descriptions of streams and what their coders have to learn weigh more than they.
    private const int ShortStream = 1 << 12;

    // Where the range is all that counts, 16 bits of it.
    private const double FinestPart = 1.0 / (1 << 17);

    /// <summary>Whether the frame axes of a variable should be joined.</summary>
    /// <param name="source">The values.</param>
    /// <param name="shape">The shape of the variable.</param>
    /// <param name="layout">The roles of its axes; the frame axes not joined.</param>
    /// <param name="terms">The quality that was asked for.</param>
    /// <param name="specials">The values that are no measurements.</param>
    internal static bool Pay<T>(
        IValueSource<T> source, int[] shape, StreamLayout layout, QualityTerms terms, SpecialValues<T> specials)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (layout.VideoAxis is not { } video || Box.CountOf(shape) == 0
            || layout.FrameAxes.All(axis => shape[axis] < 2))
        {
            return false;
        }

        if ((long)shape[video] * shape[^2] * shape[^1] < ShortStream)
        {
            return true;
        }

        var member = layout.FrameAxes.MaxBy(axis => shape[axis]);
        var box = SampleOf(shape, layout, video, member);
        var joined = layout with { JoinsFrames = true };
        var values = source.Gather(box);
        var sample = new FrameSample<T>(
            joined.OrderOf(box)?.ToFrames(box, values) ?? values, box.Shape[video], box.Shape[member], box.Shape[^2],
            box.Shape[^1]);
        var summary = ValueSummary.Of(values, specials);
        var range = summary.Maximum - summary.Minimum;
        if (!summary.HasValid || !(range > 0))
        {
            return false;
        }

        var bound = terms.AbsoluteBoundFor(range, range) is > 0 and var asked ? asked : range * FinestPart;
        return sample.MembersPay(2 * bound, value => specials.Contains(value));
    }

    private static Box SampleOf(int[] shape, StreamLayout layout, int video, int member)
    {
        int[] extents = [.. shape.Select((extent, axis) => Math.Min(
            extent,
            axis == video ? Times : axis == member ? Members
                : axis == shape.Length - 2 ? Rows : axis == shape.Length - 1 ? Columns : 1))];
        return new Box([.. shape.Select((extent, axis) => axis == member ? 0 : (extent - extents[axis]) / 2)], extents);
    }
}
