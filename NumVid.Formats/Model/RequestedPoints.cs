using System;
using System.Linq;

namespace NumVid.Formats.Model;

/// <summary>The points that a reader of a variable asks for, all within its shape.</summary>
internal sealed class RequestedPoints
{
    private RequestedPoints(int[] origin, int[] stride, int[] count)
    {
        Origin = origin;
        Stride = stride;
        Count = count;
    }

    /// <summary>The first index on each axis.</summary>
    internal int[] Origin { get; }

    /// <summary>The step on each axis, at least 1.</summary>
    internal int[] Stride { get; }

    /// <summary>The points on each axis.</summary>
    internal int[] Count { get; }

    /// <summary>Whether there are none; a scalar always has one.</summary>
    internal bool IsEmpty => Array.IndexOf(Count, 0) >= 0;

    /// <summary>Whether they are a whole box.</summary>
    internal bool IsBox => Array.TrueForAll(Stride, step => step == 1);

    /// <summary>The lengths of the box from the first to the last of them; not for an empty request.</summary>
    internal int[] Box => [.. Count.Zip(Stride, (number, step) => ((number - 1) * step) + 1)];

    /// <summary>Fills in what a reader left out, and checks the rest.</summary>
    /// <param name="variable">The variable, for messages.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="origin">The first index on each axis; null for zeros.</param>
    /// <param name="stride">The step on each axis; null for ones.</param>
    /// <param name="count">The points on each axis; null for all to the end.</param>
    /// <exception cref="ArgumentException">It has another number of axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A part of the request lies outside.</exception>
    internal static RequestedPoints Within(string variable, int[] shape, int[]? origin, int[]? stride, int[]? count)
    {
        var first = Given(variable, shape, origin, nameof(origin)) ?? new int[shape.Length];
        var step = Given(variable, shape, stride, nameof(stride)) ?? [.. Enumerable.Repeat(1, shape.Length)];
        RequireSteps(variable, step);
        var number = Given(variable, shape, count, nameof(count)) ?? ToTheEnd(shape, first, step);
        for (var axis = 0; axis < shape.Length; axis++)
        {
            if (!IsWithin(shape[axis], first[axis], step[axis], number[axis]))
            {
                var asked = $"{number[axis]} were asked for, from {first[axis]} on in steps of {step[axis]}";
                throw new ArgumentOutOfRangeException(
                    nameof(count), $"Axis {axis} of the variable '{variable}' has {shape[axis]} points; {asked}.");
            }
        }

        return new RequestedPoints(first, step, number);
    }

    private static bool IsWithin(int length, int first, int step, int number)
    {
        var end = number == 0 ? first : first + ((number - 1L) * step) + 1;
        return first >= 0 && number >= 0 && end <= length;
    }

    private static int[]? Given(string variable, int[] shape, int[]? numbers, string name) =>
        numbers is null || numbers.Length == shape.Length ? numbers : throw new ArgumentException(
            $"The variable '{variable}' has {shape.Length} axes, not those of ({string.Join(", ", numbers)}).", name);

    private static void RequireSteps(string variable, int[] stride)
    {
        if (!Array.TrueForAll(stride, step => step >= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(stride), $"The variable '{variable}' has steps from 1, not ({string.Join(", ", stride)}).");
        }
    }

    private static int[] ToTheEnd(int[] shape, int[] origin, int[] stride) =>
        [.. shape.Select((length, axis) => ToTheEnd(length - (long)origin[axis], stride[axis]))];

    private static int ToTheEnd(long length, int step) => (int)Math.Max(0, (length + step - 1) / step);
}
