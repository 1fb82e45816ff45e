using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib;

namespace NumVid.Compare.Conversions;

/// <summary>What is new, held against the file to which it is appended: places, units, grids, order.</summary>
internal sealed class AppendFit
{
    private static readonly string[] s_meaning = [CfAttributes.StandardName, CfAttributes.CellMethods];

    private readonly AppendRequest _request;
    private readonly AppendTarget _target;
    private readonly FieldData[] _new;
    private readonly List<string> _warnings = [];
    private readonly List<(FieldData Stored, FieldData New)> _pairs = [];

    /// <summary>Checks that everything fits; nothing is written.</summary>
    /// <exception cref="InvalidFileException">Something does not.</exception>
    internal AppendFit(AppendRequest request, AppendTarget target, ConvertedFields fields)
    {
        (_request, _target) = (request, target);
        var isPromoted = !fields.Fields.Any(field => field.Dimensions.Contains(target.Axis));
        _new = isPromoted ? ScalarTime.Promote([.. fields.Variables], [.. fields.Fields]) : [.. fields.Fields];
        Foreign =
        [
            .. _new.Where(field => !target.Fields.Any(stored => stored.Name == field.Name)).Select(
                field => new OmittedPart(
                    Path.GetFileName(Input), $"the file '{Path.GetFileName(target.Path)}' has no such variable.")
                {
                    Name = field.Name,
                }),
        ];
        foreach (var stored in target.Fields)
        {
            Pair(stored);
        }

        var kept = new AppendOrder(request, target, NewCoordinate()).Kept;
        var length = _pairs.Count == 0 ? 0 : LengthOf(_pairs[0].New);
        (Added, Skipped) = (kept?.Length ?? length, length - (kept?.Length ?? length));
        if (kept is not null && kept.Length < length && kept.Length > 0)
        {
            _pairs = [.. _pairs.Select(pair => pair with { New = Cut(pair.New, kept) })];
        }
    }

    /// <summary>How much the axis grows.</summary>
    internal int Added { get; }

    /// <summary>How much of what is new the file has already.</summary>
    internal int Skipped { get; }

    /// <summary>Variables of the inputs that the file does not have.</summary>
    internal IReadOnlyList<OmittedPart> Foreign { get; }

    /// <summary>What of the attributes could not be kept.</summary>
    internal IReadOnlyList<string> Warnings => _warnings;

    private string Input => _request.Inputs[0];

    /// <summary>Puts what is new into the file; the caller commits.</summary>
    /// <param name="target">The file.</param>
    /// <param name="history">The line that its history gets.</param>
    internal void Put(DataSet target, string history)
    {
        foreach (var (stored, added) in _pairs)
        {
            var variable = target.OrderBy(one => one.ID).Last(one => one.Name == stored.Name);
            var values = added.Values.Read(new int[added.Shape.Count], added.Values.Shape);
            variable.Append(values, _target.Axis);
            foreach (var (key, value) in AttributesOf(stored, added))
            {
                variable.Metadata[key] = value!;
            }
        }

        var old = FieldData.AttributesOf(target.Metadata).FirstOrDefault(pair => pair.Key == "history").Value;
        target.Metadata["history"] = old is string { Length: > 0 } before ? $"{history}\n{before}" : history;
    }

    private void Pair(FieldData stored)
    {
        var found = Array.Find(_new, field => field.Name == stored.Name);
        if (!stored.Dimensions.Contains(_target.Axis))
        {
            if (found is not null)
            {
                new AppendConstants(_target, Input).Check(stored, found);
            }

            return;
        }

        var added = AppendUnits.Recounted(_target, Input, stored, found ?? throw new InvalidFileException(
            Input, $"'{_target.Path}' has a variable along '{_target.Axis}' that is missing here", stored.Name),
            Array.Find(_new, field => field.Name == _target.Coordinate?.Name));
        CheckShape(stored, added);
        foreach (var key in s_meaning.Where(key => stored.Context.TextOf(key) is { Length: > 0 } ours
            && found.Context.TextOf(key) is { Length: > 0 } theirs && theirs != ours))
        {
            throw new InvalidFileException(Input, $"its {key} is '{found.Context.TextOf(key)}', in '{_target.Path}' "
                + $"'{stored.Context.TextOf(key)}'", stored.Name);
        }

        _pairs.Add((stored, added));
    }

    private void CheckShape(FieldData stored, FieldData added)
    {
        var axis = stored.Dimensions.ToList().IndexOf(_target.Axis);
        if (added.Type != stored.Type || !added.Dimensions.SequenceEqual(stored.Dimensions)
            || added.Shape.Where((_, i) => i != axis).SequenceEqual(stored.Shape.Where((_, i) => i != axis)) is false)
        {
            throw new InvalidFileException(Input, $"{Describe(added)} found, {Describe(stored)} expected, as in "
                + $"'{_target.Path}' but for the length of '{_target.Axis}'", stored.Name);
        }
    }

    private static string Describe(FieldData field) => $"{TypeName.Of(field.Type)} ("
        + string.Join(", ", field.Dimensions.Zip(field.Shape, (name, length) => FormattableString.Invariant(
            $"{name} {length}"))) + ")";

    private FieldData? NewCoordinate() => _target.Coordinate is not { } stored ? null
        : _pairs.Select(pair => pair.New).FirstOrDefault(field => field.Name == stored.Name);

    private int LengthOf(FieldData field) => field.Shape[field.Dimensions.ToList().IndexOf(_target.Axis)];

    private FieldData Cut(FieldData field, int[] kept)
    {
        int[]?[] indices = [.. field.Dimensions.Select(name => name == _target.Axis ? kept : null)];
        return field with
        {
            Values = new CutValues(field.Values, indices),
            Attributes = [.. field.Attributes.Select(attribute => attribute is { Value: string text }
                && attribute.Key == GribStoredHeaders.Name
                ? new(attribute.Key, GribStoredHeaders.Cut(text, field.Shape, indices) ?? text) : attribute)],
        };
    }

    // The headers of all fields, so that the file can be written as GRIB again.
    private IEnumerable<KeyValuePair<string, object?>> AttributesOf(FieldData stored, FieldData added)
    {
        if (stored.Context.TextOf(GribStoredHeaders.Name) is not { } headers)
        {
            yield break;
        }

        var axis = stored.Dimensions.ToList().IndexOf(_target.Axis);
        var joined = added.Context.TextOf(GribStoredHeaders.Name) is { } more
            ? GribStoredHeaders.Append(headers, stored.Shape, more, added.Shape, axis) : null;
        if (joined is null)
        {
            _warnings.Add($"'{stored.Name}' has GRIB headers in '{_target.Path}' and none that fit in '{Input}': as "
                + "GRIB its new fields are written with those of the first one.");
        }
        else
        {
            yield return new(GribStoredHeaders.Name, joined);
        }
    }
}
