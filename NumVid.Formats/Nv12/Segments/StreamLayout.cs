using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Segments;

/// <summary>The roles of a variable's axes: the last two make the frame, one is the video axis, the others name the
/// stream.</summary>
/// <param name="Rank">The variable's rank, at least 2.</param>
/// <param name="VideoAxis">The axis along which segments are cut; for rank 2 either 0 or null.</param>
internal sealed record StreamLayout(int Rank, int? VideoAxis)
{
    /// <summary>The axes that name a stream, in order; empty when there is one stream.</summary>
    internal IEnumerable<int> StreamAxes => Enumerable.Range(0, Rank - 2).Where(axis => axis != VideoAxis);

    /// <summary>Chooses the video axis: the longest time axis, else the longest axis outside the frame.</summary>
    /// <param name="shape">The variable's shape.</param>
    /// <param name="isTime">Whether an axis is time, one flag an axis.</param>
    /// <remarks>A variable of rank 2 whose first axis is time is a plane of (time, cell) that grows along time; any
    /// other variable of rank 2 is one frame.</remarks>
    internal static StreamLayout Choose(int[] shape, bool[] isTime)
    {
        if (shape.Length == 2)
        {
            return new StreamLayout(2, isTime[0] ? 0 : null);
        }

        var candidates = Enumerable.Range(0, shape.Length - 2).ToArray();
        var time = candidates.Where(axis => isTime[axis]).ToArray();
        return new StreamLayout(shape.Length, (time.Length > 0 ? time : candidates).MaxBy(axis => shape[axis]));
    }

    /// <summary>The index of a box's stream on the stream axes.</summary>
    internal StreamKey StreamOf(Box box) => new([.. StreamAxes.Select(axis => box.Origin[axis])]);
}
