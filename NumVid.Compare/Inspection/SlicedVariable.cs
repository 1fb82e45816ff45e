using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Compare.Names;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;
using NumVid.Formats;

namespace NumVid.Compare.Inspection;

/// <summary>Values of a variable.</summary>
/// <param name="File">The file.</param>
/// <param name="Id">The variable's number in it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Dimensions">The names of its axes.</param>
/// <param name="Shape">Their lengths in the file.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Slice">What was read of it.</param>
/// <param name="Values">The values, of the slice's shape; of a single value one.</param>
internal sealed record SlicedVariable(
    string File,
    int Id,
    string Name,
    Type Type,
    IReadOnlyList<string> Dimensions,
    int[] Shape,
    IReadOnlyList<KeyValuePair<string, object?>> Attributes,
    Slice Slice,
    Array Values)
{
    /// <summary>Reads values.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The variable, or a glob that fits one alone.</param>
    /// <param name="slice">The slice; null for everything.</param>
    /// <exception cref="UsageException">There is no such variable, or it has no such slice.</exception>
    internal static SlicedVariable Read(string path, string name, string? slice)
    {
        using var dataSet = NumVidProviders.OpenRead(path);
        var found = new KnownNames($"'{path}' has", dataSet.Select(candidate => candidate.Name)).FindAll([name]);
        if (found.Count > 1)
        {
            throw new UsageException(
                $"'{name}' stands for {string.Join(", ", found.Order(StringComparer.Ordinal))}: name one of them.");
        }

        // Of namesakes the newest, as SDS has it.
        var variable = dataSet.First(candidate => found.Contains(candidate.Name));
        var (dimensions, shape) = (variable.Dimensions.AsNamesArray(), variable.GetShape());
        var box = slice is null ? Slice.Whole(shape) : new SliceParser(variable.Name, dimensions, shape).Parse(slice);
        return new(
            path, variable.ID, variable.Name, variable.TypeOfData, dimensions, shape,
            FieldData.AttributesOf(variable.Metadata), box, box.Read(variable));
    }
}
