using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;

namespace NumVid.Compare.Transfer;

/// <summary>A variable taken out of its dataset: name, dimensions, attributes and all its values.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Dimensions">Its dimensions' names.</param>
/// <param name="Attributes">Its attributes without the name.</param>
/// <param name="Values">Its values, of the variable's rank.</param>
internal sealed record FieldData(
    string Name,
    Type Type,
    IReadOnlyList<string> Dimensions,
    IReadOnlyList<KeyValuePair<string, object?>> Attributes,
    Array Values)
{
    /// <summary>The lengths of its dimensions.</summary>
    internal IReadOnlyList<int> Shape => [.. Enumerable.Range(0, Dimensions.Count).Select(Values.GetLength)];

    /// <summary>Reads a committed variable.</summary>
    internal static FieldData Read(Variable variable) => new(
        variable.Name, variable.TypeOfData, variable.Dimensions.AsNamesArray(), AttributesOf(variable.Metadata), variable.GetData());

    /// <summary>The attributes of a variable or of a whole dataset, without the name.</summary>
    internal static IReadOnlyList<KeyValuePair<string, object?>> AttributesOf(MetadataDictionary metadata) =>
        [.. metadata.Where(attribute => attribute.Key != metadata.KeyForName)!];

    /// <summary>Sets attributes.</summary>
    internal static void SetAttributes(MetadataDictionary metadata, IEnumerable<KeyValuePair<string, object?>> attributes)
    {
        foreach (var (key, value) in attributes)
        {
            metadata[key] = value!;
        }
    }

    /// <summary>Adds the variable to a dataset whose autocommit is off; nothing is committed here.</summary>
    internal void AddTo(DataSet target) => SetAttributes(Add(target).Metadata, Attributes);

    private Variable Add(DataSet target) => Type switch
    {
        _ when Type == typeof(double) => Add<double>(target),
        _ when Type == typeof(float) => Add<float>(target),
        _ when Type == typeof(sbyte) => Add<sbyte>(target),
        _ when Type == typeof(byte) => Add<byte>(target),
        _ when Type == typeof(short) => Add<short>(target),
        _ when Type == typeof(ushort) => Add<ushort>(target),
        _ when Type == typeof(int) => Add<int>(target),
        _ when Type == typeof(uint) => Add<uint>(target),
        _ when Type == typeof(long) => Add<long>(target),
        _ when Type == typeof(ulong) => Add<ulong>(target),
        _ when Type == typeof(bool) => Add<bool>(target),
        _ when Type == typeof(string) => Add<string>(target),
        _ when Type == typeof(DateTime) => Add<DateTime>(target),
        _ => throw new InvalidOperationException($"The variable '{Name}' has the type {Type}, which SDS does not know."),
    };

    private Variable<T> Add<T>(DataSet target)
    {
        // AddVariable(name, array) would name the dimensions of a scalar; adding and putting are two steps for all.
        var variable = target.AddVariable<T>(Name, [.. Dimensions]);
        if (Values.Length > 0)
        {
            variable.PutData(Values);
        }

        return variable;
    }
}
