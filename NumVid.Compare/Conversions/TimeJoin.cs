using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;

namespace NumVid.Compare.Conversions;

// Why so: docs/decisions/0051-convert-joins-and-signs.md
/// <summary>Joins the variables of several files along time.</summary>
/// <remarks>Variables without a time axis must be equal in all files; those with one follow the order of the times,
/// which may lie between each other's. Attributes that differ between the files hold for none of the joined times and
/// are left out.</remarks>
internal sealed class TimeJoin
{
    private const string Units = CfAttributes.Units;
    private const string Calendar = CfAttributes.Calendar;

    private static readonly string[] s_timeAttributes = [Units, Calendar];

    private readonly IReadOnlyList<string> _paths;
    private readonly FieldData[][] _fields;
    private readonly List<string> _warnings = [];

    private TimeJoin(IReadOnlyList<string> paths, Variable[][] variables)
    {
        _paths = paths;
        _fields = Array.ConvertAll(variables, file => Array.ConvertAll(file, variable => FieldData.Of(variable, new VariableValues(variable))));
        if (paths.Count > 1)
        {
            _fields = [.. variables.Zip(_fields, ScalarTime.Promote)];
        }
    }

    /// <summary>Joins files; one file is taken as it is.</summary>
    /// <param name="paths">The files, for messages.</param>
    /// <param name="sources">The files, which must stay open as long as the fields are read.</param>
    /// <param name="names">The variables asked for; empty: all.</param>
    /// <exception cref="InvalidFileException">The files do not fit together.</exception>
    internal static ConvertedFields Of(IReadOnlyList<string> paths, IReadOnlyList<DataSet> sources, IReadOnlyList<string> names)
    {
        var variables = paths.Zip(sources, (path, source) => VariableChoice.Of(path, source, names)).ToArray();
        var join = new TimeJoin(paths, variables);
        var globals = sources.Select(source => FieldData.AttributesOf(source.Metadata)).ToArray();
        return sources.Count == 1
            ? new(variables[0], join._fields[0], globals[0], [])
            : new(variables[0], join.Join(), join.CommonOfFiles(globals), join._warnings);
    }

    private List<KeyValuePair<string, object?>> CommonOfFiles(IReadOnlyList<KeyValuePair<string, object?>>[] all)
    {
        const string Key = UnlimitedDimensions.Attribute;
        var unlimited = all.SelectMany(UnlimitedDimensions.In).Distinct().ToArray();
        return
        [
            .. Common("the files", [.. all.Select(attributes => attributes.Where(attribute => attribute.Key != Key).ToArray())]),
            .. unlimited.Length > 0 ? [new(Key, unlimited)] : Array.Empty<KeyValuePair<string, object?>>(),
        ];
    }

    private FieldData[] Join()
    {
        var inputs = new JoinedInputs(_paths, _fields, _warnings);
        DateAgreement.Apply(inputs);
        MeaningAgreement.Apply(inputs);
        var orders = _fields[0].Where(IsTime).ToDictionary(time => time.Name, OrderOf, StringComparer.Ordinal);
        if (orders.Count == 0)
        {
            throw new InvalidFileException(_paths[0], "there is no time axis along which files could be joined");
        }

        foreach (var (path, fields) in _paths.Zip(_fields).Skip(1))
        {
            if (fields.FirstOrDefault(field => !_fields[0].Any(first => first.Name == field.Name)) is { } extra)
            {
                throw new InvalidFileException(path, $"the variable is not in '{_paths[0]}'; '--variables' takes those that all files have", extra.Name);
            }
        }

        return Array.ConvertAll(_fields[0], first => Join(first, orders));
    }

    private FieldData Join(FieldData first, Dictionary<string, (int Part, int Index)[]> orders)
    {
        var axes = Enumerable.Range(0, first.Dimensions.Count).Where(axis => orders.ContainsKey(first.Dimensions[axis])).ToArray();
        if (axes.Length > 1)
        {
            throw new InvalidFileException(_paths[0], "it has several time axes and cannot be joined", first.Name);
        }

        var parts = Enumerable.Range(0, _paths.Count).Select(file => Fitting(file, first, axes)).ToArray();
        var attributes = Common($"variable '{first.Name}'", [.. parts.Select(part => part.Attributes)]);
        if (axes.Length == 1)
        {
            var order = orders[first.Dimensions[axes[0]]];
            return first with { Attributes = attributes, Values = new JoinedValues([.. parts.Select(part => part.Values)], axes[0], order) };
        }

        for (var file = 1; file < parts.Length; file++)
        {
            if (!AreEqual(All(first), All(parts[file])))
            {
                throw new InvalidFileException(_paths[file], $"it has no time axis and other values than in '{_paths[0]}'", first.Name);
            }
        }

        return first with { Attributes = attributes };
    }

    private FieldData Fitting(int file, FieldData first, int[] axes)
    {
        var field = _fields[file].FirstOrDefault(candidate => candidate.Name == first.Name)
            ?? throw new InvalidFileException(_paths[file], $"'{_paths[0]}' has a variable that is missing here; '--variables' takes those that all files have", first.Name);
        var fits = field.Type == first.Type && field.Dimensions.SequenceEqual(first.Dimensions)
            && Enumerable.Range(0, first.Shape.Count).All(axis => axes.Contains(axis) || field.Shape[axis] == first.Shape[axis]);
        return fits ? field : throw new InvalidFileException(
            _paths[file], $"{Describe(field)} found, {Describe(first)} expected, as in '{_paths[0]}'", first.Name);
    }

    // A period or a step is no place in time: files with equal ones would be taken for duplicates.
    private static bool IsTime(FieldData field) => field.Dimensions.Count == 1 && field.Dimensions[0] == field.Name
        && (field.Type == typeof(DateTime) || CfUnits.IsDate(Text(field, Units)));

    private (int Part, int Index)[] OrderOf(FieldData time)
    {
        var places = new List<(IComparable Key, int Part, int Index)>();
        for (var file = 0; file < _paths.Count; file++)
        {
            var part = Fitting(file, time, [0]);
            if (s_timeAttributes.FirstOrDefault(name => Text(part, name) != Text(time, name)) is { } different)
            {
                throw new InvalidFileException(
                    _paths[file], $"its {different} are '{Text(part, different)}', in '{_paths[0]}' '{Text(time, different)}'; files that are joined count time alike", time.Name);
            }

            places.AddRange(All(part).Cast<object>().Select((value, index) => (KeyOf(value, file, time.Name), file, index)));
        }

        var sorted = places.OrderBy(place => place.Key).ToArray();
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Key.Equals(sorted[i - 1].Key))
            {
                throw new InvalidFileException(
                    _paths[sorted[i].Part], $"the time {Convert.ToString(sorted[i].Key, CultureInfo.InvariantCulture)} is in '{_paths[sorted[i - 1].Part]}', too", time.Name);
            }
        }

        return [.. sorted.Select(place => (place.Part, place.Index))];
    }

    private IComparable KeyOf(object value, int file, string name) => value switch
    {
        DateTime time => time,
        _ when Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) => number,
        _ => throw new InvalidFileException(_paths[file], "a time is missing", name),
    };

    private List<KeyValuePair<string, object?>> Common(string owner, IReadOnlyList<KeyValuePair<string, object?>>[] all)
    {
        var common = all[0].Where(attribute => all.Skip(1).All(
            others => others.Any(other => other.Key == attribute.Key && StructuralComparisons.StructuralEqualityComparer.Equals(other.Value, attribute.Value)))).ToList();
        var lost = all.SelectMany(attributes => attributes.Select(attribute => attribute.Key)).Distinct().Except(common.Select(attribute => attribute.Key)).ToArray();
        if (lost.Length > 0)
        {
            _warnings.Add($"Attributes of {owner} differ between the inputs and are left out: {string.Join(", ", lost)}.");
        }

        return common;
    }

    private static Array All(FieldData field) =>
        field.Values.Count == 0 ? Array.Empty<object>() : field.Values.Read(new int[field.Shape.Count], field.Values.Shape);

    // Bytes, where there are any: NaN equals NaN, and a map of positions is compared at once.
    private static bool AreEqual(Array first, Array second) => first.GetType().GetElementType()!.IsPrimitive
        ? ArrayBytes(first).SequenceEqual(ArrayBytes(second))
        : first.Cast<object?>().SequenceEqual(second.Cast<object?>());

    private static ReadOnlySpan<byte> ArrayBytes(Array values) => MemoryMarshal.CreateReadOnlySpan(
        ref MemoryMarshal.GetArrayDataReference(values), Buffer.ByteLength(values));

    private static string Describe(FieldData field) =>
        $"{TypeName.Of(field.Type)} ({string.Join(", ", field.Dimensions.Zip(field.Shape, (name, length) => FormattableString.Invariant($"{name} {length}")))})";

    private static string? Text(FieldData field, string attribute) => field.Context.TextOf(attribute);
}
