using System;
using System.Linq;

namespace NumVid.Formats.Model;

// Why so: docs/decisions/0037-values-asked-for-at-the-commit.md
/// <summary>What was put into a variable and waits for the commit: an array, or a promise to read it.</summary>
internal sealed class PendingValues
{
    private readonly CheckedBlockReader? _reader;

    /// <summary>Values in memory.</summary>
    /// <param name="data">An array of the variable's rank; one element for a scalar.</param>
    /// <param name="rank">The rank.</param>
    internal PendingValues(Array data, int rank)
    {
        Held = data;
        Shape = [.. Enumerable.Range(0, rank).Select(data.GetLength)];
    }

    /// <summary>Values that are read when they are needed.</summary>
    internal PendingValues(int[] shape, CheckedBlockReader reader)
    {
        Shape = shape;
        _reader = reader;
    }

    /// <summary>The array, or null where values are read when they are needed.</summary>
    internal Array? Held { get; }

    /// <summary>The lengths.</summary>
    internal int[] Shape { get; }

    /// <summary>Reads a box of values that are not held.</summary>
    /// <param name="origin">The first point, counted from the origin of these values.</param>
    /// <param name="shape">The lengths of the box.</param>
    /// <exception cref="InvalidOperationException">What came is not what was asked for.</exception>
    internal Array Read(int[] origin, int[] shape) =>
        (_reader ?? throw new InvalidOperationException("Values in memory need no reading.")).Read(origin, shape);
}
