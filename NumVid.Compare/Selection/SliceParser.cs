using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Errors;

namespace NumVid.Compare.Selection;

/// <summary>Understands <c>0,:,10:20:2</c>: for each axis an index, or FROM:TO:STEP without TO itself, as NumPy writes it.</summary>
/// <param name="variable">The variable's name, for messages.</param>
/// <param name="dimensions">The names of its axes.</param>
/// <param name="shape">Their lengths.</param>
internal sealed class SliceParser(string variable, IReadOnlyList<string> dimensions, int[] shape)
{
    private const char Separator = ':';
    private const int MostParts = 3;

    /// <summary>Parses a slice.</summary>
    /// <exception cref="UsageException">It is none, or not one of this variable.</exception>
    internal Slice Parse(string text)
    {
        var parts = text.Split(',');
        if (shape.Length == 0 || parts.Length != shape.Length)
        {
            throw new UsageException($"The slice '{text}' is not one of '{variable}' ({Axes()}): each axis needs one part.");
        }

        var ranges = parts.Select((part, axis) => RangeOf(part.Trim(), axis)).ToArray();
        return new(
            [.. ranges.Select(range => range.From)], [.. ranges.Select(range => range.Step)],
            [.. ranges.Select(range => range.Count)]);
    }

    private string Axes() => shape.Length == 0
        ? "a single value"
        : string.Join(", ", dimensions.Zip(shape, (name, length) => FormattableString.Invariant($"{name} {length}")));

    private (int From, int Step, int Count) RangeOf(string part, int axis)
    {
        var numbers = part.Split(Separator);
        if (numbers.Length == 1)
        {
            return (Within(part, IndexOf(part, axis, null), axis, shape[axis] - 1), 1, 1);
        }

        var from = Within(part, IndexOf(numbers[0], axis, 0), axis, shape[axis]);
        var to = Within(part, IndexOf(numbers[1], axis, shape[axis]), axis, shape[axis]);
        var step = numbers.Length == MostParts && numbers[2].Length > 0 ? Number(numbers[2]) : 1;
        return numbers.Length > MostParts || step is null or < 1 ? throw Wrong(part)
            : to <= from && shape[axis] > 0 ? throw new UsageException($"'{part}' selects nothing of {dimensions[axis]}.")
            : (from, step.Value, (int)(((long)to - from + step.Value - 1) / step.Value));
    }

    // Negative ones count from the end.
    private int IndexOf(string number, int axis, int? otherwise)
    {
        var index = number.Length == 0 ? otherwise : Number(number);
        return index switch
        {
            null => throw Wrong(number),
            < 0 => shape[axis] + index.Value,
            _ => index.Value,
        };
    }

    private int Within(string part, int index, int axis, int last) => index >= 0 && index <= last
        ? index
        : throw new UsageException(FormattableString.Invariant($"'{part}' lies beyond {dimensions[axis]} of '{variable}', which has the indices 0 to {shape[axis] - 1}."));

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static UsageException Wrong(string part) =>
        new($"'{part}' in a slice is neither an index, such as 5, nor a range, such as 10:20, 10:20:2 or ':'.");
}
