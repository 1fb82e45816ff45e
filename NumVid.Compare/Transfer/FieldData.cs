using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;

namespace NumVid.Compare.Transfer;

/// <summary>A variable taken out of its dataset: name, dimensions, attributes and its values, wherever they
/// are.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dimensions">Its dimensions' names.</param>
/// <param name="Attributes">Its attributes without the name.</param>
/// <param name="Values">Its values.</param>
internal sealed record FieldData(
    string Name, IReadOnlyList<string> Dimensions, IReadOnlyList<KeyValuePair<string, object?>> Attributes, FieldValues Values)
{
    // What SDS keeps in memory twice, as it clones what is put.
    private const long MostPutAtOnce = 1L << 28;

    private const int LowestFieldRank = 2;

    /// <summary>The type of its values.</summary>
    internal Type Type => Values.Type;

    /// <summary>The lengths of its dimensions.</summary>
    internal IReadOnlyList<int> Shape => Values.Shape;

    /// <summary>It as the CF conventions see it.</summary>
    internal VariableContext Context => new(Name, [.. Dimensions], Attributes) { Type = Type };

    /// <summary>Reads a committed variable into memory.</summary>
    internal static FieldData Read(Variable variable) => Of(variable, new HeldValues(variable.GetData(), variable.Rank));

    /// <summary>A committed variable with its values from elsewhere.</summary>
    internal static FieldData Of(Variable variable, FieldValues values) =>
        new(variable.Name, variable.Dimensions.AsNamesArray(), AttributesOf(variable.Metadata), values);

    /// <summary>Whether values of a type and rank can be handed over box by box.</summary>
    internal static bool IsDivisible(Type type, int rank) =>
        rank >= LowestFieldRank && (type == typeof(float) || type == typeof(double));

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

    /// <summary>Adds the variable to a dataset whose autocommit is off; nothing is committed here, and fields may be
    /// read until it is.</summary>
    /// <exception cref="UnsupportedDataException">The dataset takes whole fields alone, and this one is too
    /// large.</exception>
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
        if (Values.Count == 0)
        {
            // Without values it would have no lengths at all, and the other axes have theirs in other variables.
            variable.PutData(Array.CreateInstance(Type, Values.Shape));
            return variable;
        }

        if (IsDivisible(Type, Dimensions.Count) && variable is IDeferredVariable deferred)
        {
            deferred.PutDeferred(Values.Shape, Values.Read);
        }
        else if (Values is not HeldValues && Values.Count > MostPutAtOnce)
        {
            throw new UnsupportedDataException(FormattableString.Invariant(
                $"'{Name}' has {Values.Count} values, and this provider takes a field in one piece; at most {MostPutAtOnce} are handed over so."));
        }
        else
        {
            variable.PutData(Values.Read(new int[Dimensions.Count], Values.Shape));
        }

        return variable;
    }
}
