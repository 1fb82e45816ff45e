using System;
using System.Linq;

namespace NumVid.Formats.Model;

/// <summary>Holds a reader of values to what it was asked for, before anything relies on it.</summary>
/// <param name="variable">The variable that the values are for, for messages.</param>
/// <param name="type">The type of its elements.</param>
/// <param name="read">The reader.</param>
internal sealed class CheckedBlockReader(string variable, Type type, BlockReader read)
{
    /// <summary>Reads a box.</summary>
    /// <param name="origin">The index of the first point.</param>
    /// <param name="shape">The lengths of the box.</param>
    /// <exception cref="InvalidOperationException">What came is not what was asked for.</exception>
    internal Array Read(int[] origin, int[] shape)
    {
        var box = read(origin, shape);
        return IsAsked(box, shape) ? box : throw new InvalidOperationException(
            $"The reader of the variable '{variable}' was asked for {Describe(type, shape)} and gave {Describe(box)}.");
    }

    private bool IsAsked(Array? box, int[] shape) =>
        box is not null && box.GetType().GetElementType() == type && LengthsOf(box).AsSpan().SequenceEqual(shape);

    private static string Describe(Array? box) =>
        box is null ? "null" : Describe(box.GetType().GetElementType()!, LengthsOf(box));

    private static string Describe(Type type, int[] shape) =>
        $"values of type {type.Name} in the shape ({string.Join(", ", shape)})";

    private static int[] LengthsOf(Array box) => [.. Enumerable.Range(0, box.Rank).Select(box.GetLength)];
}
