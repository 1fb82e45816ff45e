using System;
using System.Linq;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Conversions;

/// <summary>Holds what does not grow against the file: grids, levels, constant fields.</summary>
/// <param name="target">The file.</param>
/// <param name="input">What is new, for messages.</param>
internal sealed class AppendConstants(AppendTarget target, string input)
{
    /// <summary>Checks a variable: equal where the file has it exactly, else as near as the file has it.</summary>
    /// <exception cref="InvalidFileException">It differs.</exception>
    internal void Check(FieldData stored, FieldData found)
    {
        if (!stored.Shape.SequenceEqual(found.Shape))
        {
            throw Wrong(stored, $"its shape is ({string.Join(", ", found.Shape)}), in '{target.Path}' "
                + $"({string.Join(", ", stored.Shape)})");
        }

        if (stored.Values.Count == 0)
        {
            return;
        }

        var isNumber = stored.Type.IsPrimitive && stored.Type != typeof(bool) && found.Type.IsPrimitive;
        var isEqual = isNumber
            ? Doubles.Of(stored).Zip(Doubles.Of(found))
                .All(pair => IsNear(pair.First, pair.Second, target.SlackOf(stored)))
            : ValuesOf(stored).SequenceEqual(ValuesOf(found));
        if (!isEqual)
        {
            throw Wrong(stored, $"it has other values than in '{target.Path}', and does not grow");
        }
    }

    private static bool IsNear(double stored, double found, double slack) =>
        double.IsNaN(stored) ? double.IsNaN(found) : stored == found || Math.Abs(stored - found) <= slack;

    private static object?[] ValuesOf(FieldData field) =>
        [.. field.Values.Read(new int[field.Shape.Count], field.Values.Shape).Cast<object?>()];

    private InvalidFileException Wrong(FieldData stored, string problem) => new(input, problem, stored.Name);
}
