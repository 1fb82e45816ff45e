using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NumVid.Samples.JsonProvider;

/// <summary>An array as the file has it: each value as a text that stands for it and no other.</summary>
/// <param name="Type">The type of the values.</param>
/// <param name="Shape">The lengths of the axes.</param>
/// <param name="Values">The values in row-major order; null for a text that is none.</param>
internal sealed record JsonArray(TypeCode Type, int[] Shape, IReadOnlyList<string?> Values)
{
    /// <summary>Takes an array.</summary>
    internal static JsonArray Of(Array array) => new(
        System.Type.GetTypeCode(array.GetType().GetElementType()),
        [.. Enumerable.Range(0, array.Rank).Select(array.GetLength)],
        [.. array.Cast<object?>().Select(TextOf)]);

    /// <summary>The type of a code.</summary>
    internal static Type TypeOf(TypeCode code) => System.Type.GetType("System." + code, throwOnError: true)!;

    /// <summary>Makes the array.</summary>
    internal Array ToArray()
    {
        var array = Array.CreateInstance(TypeOf(Type), Shape);
        var index = new int[Shape.Length];
        foreach (var text in Values)
        {
            array.SetValue(ValueOf(text), index);
            for (var axis = Shape.Length - 1; axis >= 0 && ++index[axis] == Shape[axis]; axis--)
            {
                index[axis] = 0;
            }
        }

        return array;
    }

    private static string? TextOf(object? value) => value switch
    {
        DateTime time => time.Ticks.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) is { } text && value is not null ? text : null,
    };

    private object? ValueOf(string? text) => text is null ? null
        : Type == TypeCode.DateTime ? new DateTime(long.Parse(text, CultureInfo.InvariantCulture))
        : Convert.ChangeType(text, Type, CultureInfo.InvariantCulture);
}
