using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Segments;

/// <summary>The roles of a variable's axes: the last two make the frame, one is the video axis, along some others
/// (members) frames may follow each other, too, and what is left names the stream.</summary>
/// <param name="Rank">The variable's rank, at least 2.</param>
/// <param name="VideoAxis">The axis along which segments are cut; for rank 2 either 0 or null.</param>
internal sealed record StreamLayout(int Rank, int? VideoAxis)
{
    /// <summary>The axes whose indices share one stream, ascending.</summary>
    internal IReadOnlyList<int> FrameAxes { get; init; } = [];

    /// <summary>Whether a segment holds frames along the frame axes together; otherwise each index has segments of its
    /// own.</summary>
    internal bool JoinsFrames { get; init; }

    /// <summary>The axes that name a stream, in order; empty when there is one stream.</summary>
    internal IEnumerable<int> StreamAxes =>
        Enumerable.Range(0, Rank - 2).Where(axis => axis != VideoAxis && !FrameAxes.Contains(axis));

    /// <summary>The axes of which a segment has one index only.</summary>
    internal IEnumerable<int> CutAxes =>
        JoinsFrames ? StreamAxes : Enumerable.Range(0, Rank - 2).Where(axis => axis != VideoAxis);

    /// <summary>The axes along which a segment holds frames besides the video axis.</summary>
    internal IReadOnlyList<int> JoinedAxes => JoinsFrames ? FrameAxes : [];

    /// <summary>The roles as they were decided.</summary>
    internal static StreamLayout Of(int rank, VariableDecisions decisions) => new(rank, decisions.VideoAxis)
    {
        FrameAxes = decisions.FrameAxes,
        JoinsFrames = decisions.JoinsFrames,
    };

    /// <summary>Chooses the video axis: the longest time axis, else the longest axis outside the frame.</summary>
    /// <param name="shape">The variable's shape.</param>
    /// <param name="isTime">Whether an axis is time, one flag an axis.</param>
    /// <param name="isMember">Whether an axis counts members, one flag an axis.</param>
    /// <remarks>A variable of rank 2 whose first axis is time is a plane of (time, cell) that grows along time; any
    /// other variable of rank 2 is one frame.</remarks>
    internal static StreamLayout Choose(int[] shape, bool[] isTime, bool[] isMember)
    {
        if (shape.Length == 2)
        {
            return new StreamLayout(2, isTime[0] ? 0 : null);
        }

        var candidates = Enumerable.Range(0, shape.Length - 2).ToArray();
        var time = candidates.Where(axis => isTime[axis]).ToArray();
        var video = (time.Length > 0 ? time : candidates).MaxBy(axis => shape[axis]);
        return new StreamLayout(shape.Length, video)
        {
            FrameAxes = [.. candidates.Where(axis => isMember[axis] && axis != video)],
        };
    }

    /// <summary>The index of a box's stream on the stream axes.</summary>
    internal StreamKey StreamOf(Box box) => new([.. StreamAxes.Select(axis => box.Origin[axis])]);

    /// <summary>How the frames of a segment follow each other, step by step along the video axis; null where that is
    /// the order of its box.</summary>
    internal FrameOrder? OrderOf(Box box)
    {
        if (!JoinsFrames || VideoAxis is not { } video || video >= Rank - 2)
        {
            return null;
        }

        var order = new FrameOrder([.. StreamAxes, video, .. FrameAxes]);
        return order.Changes(box) ? order : null;
    }
}
