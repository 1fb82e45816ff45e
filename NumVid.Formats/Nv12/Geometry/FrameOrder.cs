using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Nv12.Geometry;

/// <summary>In what order the frames of a segment follow each other, where that is not the order of its box.</summary>
/// <param name="axes">All axes but the last two, the slowest first.</param>
internal sealed class FrameOrder(int[] axes)
{
    /// <summary>All axes but the last two, the slowest first.</summary>
    internal IReadOnlyList<int> Axes => axes;

    /// <summary>Whether so many leading axes stand here, each once.</summary>
    internal bool IsOrderOf(int count) => axes.Order().SequenceEqual(Enumerable.Range(0, Math.Max(0, count)));

    /// <summary>Whether the frames of a box have another order than the box has.</summary>
    internal bool Changes(Box box)
    {
        int[] longer = [.. axes.Where(axis => box.Shape[axis] > 1)];
        return !longer.SequenceEqual(longer.Order());
    }

    /// <summary>Puts values of a box in the order of the frames.</summary>
    internal T[] ToFrames<T>(Box box, T[] values)
    {
        var result = new T[values.Length];
        var (places, frame) = PlacesIn(box);
        for (var i = 0; i < places.Length; i++)
        {
            Array.Copy(values, places[i] * frame, result, i * frame, frame);
        }

        return result;
    }

    /// <summary>Puts values in the order of the frames back to that of their box.</summary>
    internal T[] ToBox<T>(Box box, T[] values)
    {
        var result = new T[values.Length];
        var (places, frame) = PlacesIn(box);
        for (var i = 0; i < places.Length; i++)
        {
            Array.Copy(values, i * frame, result, places[i] * frame, frame);
        }

        return result;
    }

    // The place in the box of each frame, and the values of a frame.
    private (int[] Places, int FrameValues) PlacesIn(Box box)
    {
        var strides = new int[axes.Length];
        var frames = 1;
        for (var axis = axes.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = frames;
            frames *= box.Shape[axis];
        }

        var places = new int[frames];
        var run = frames;
        foreach (var axis in axes)
        {
            run /= box.Shape[axis];
            for (var i = 0; i < frames; i++)
            {
                places[i] += i / run % box.Shape[axis] * strides[axis];
            }
        }

        return (places, box.Shape[^2] * box.Shape[^1]);
    }
}
