using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Compare.Measurement;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;

namespace NumVid.Compare.Derivation;

/// <summary>A field that an expression takes, and what describes its axes.</summary>
internal sealed class DerivedOperand
{
    private static readonly Dictionary<string, CfRole> s_roles = new(StringComparer.Ordinal)
    {
        ["time"] = CfRole.Time,
        ["level"] = CfRole.Level,
        ["member"] = CfRole.Member,
    };

    private readonly IReadOnlyList<FieldData> _coordinates;
    private readonly CfRoles _roles;

    /// <summary>Takes a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="coordinates">The variables that describe it.</param>
    internal DerivedOperand(SourceField field, IReadOnlyList<FieldData> coordinates)
    {
        Field = field;
        _coordinates = coordinates;
        _roles = new CfRoles(
            [.. coordinates.Select(coordinate => coordinate.Context), field.Data.Context], []);
    }

    /// <summary>The field.</summary>
    internal SourceField Field { get; }

    /// <summary>The variables that describe it.</summary>
    internal IReadOnlyList<FieldData> Coordinates => _coordinates;

    /// <summary>Its unit, or null.</summary>
    internal string? Unit => Field.Data.Context.TextOf(CfAttributes.Units);

    /// <summary>Whether a dimension is one of times.</summary>
    internal bool IsTime(string dimension) => _roles.RoleOfDimension(dimension) is CfRole.Time or CfRole.Step;

    /// <summary>The field at the places that are picked.</summary>
    /// <param name="number">Its place among the definition's variables.</param>
    /// <param name="picks">The places.</param>
    /// <param name="owner">How messages begin.</param>
    /// <exception cref="UsageException">It has no such axis, or no such place on it.</exception>
    internal FieldNode At(int number, IReadOnlyList<AxisPick> picks, string owner)
    {
        var picked = new int?[Field.Data.Dimensions.Count];
        foreach (var pick in picks)
        {
            var axis = AxisOf(pick, owner);
            picked[axis] = picked[axis] is null ? IndexOf(pick, axis, owner)
                : throw new UsageException($"{owner}: '{Field.Data.Name}' gets two places of its axis "
                    + $"'{Field.Data.Dimensions[axis]}'.");
        }

        return new FieldNode(number, Field.Data, picked, Unit);
    }

    private int AxisOf(AxisPick pick, string owner)
    {
        var names = Field.Data.Dimensions;
        var axes = Enumerable.Range(0, names.Count).Where(axis => names[axis] == pick.Axis).ToArray();
        if (axes.Length == 0 && s_roles.TryGetValue(pick.Axis, out var role))
        {
            axes = [.. Enumerable.Range(0, names.Count).Where(axis => _roles.RoleOfDimension(names[axis]) == role
                || (role == CfRole.Time && IsTime(names[axis])))];
        }

        return axes.Length == 1 ? axes[0] : throw new UsageException(
            $"{owner}: '{Field.Data.Name}' has {(axes.Length == 0 ? "no axis" : "several axes")} '{pick.Axis}'; it has "
            + $"{string.Join(", ", names)}.");
    }

    private int IndexOf(AxisPick pick, int axis, string owner)
    {
        var dimension = Field.Data.Dimensions[axis];
        var coordinate = _roles.CoordinateOf(dimension) is { } found
            ? _coordinates.FirstOrDefault(one => one.Name == found.Name) : null;
        var places = coordinate is not null ? CutAxis.Of(dimension, coordinate)
            : CutAxis.Unnamed(dimension, Field.Data.Shape[axis]);
        var items = places.HasDates ? CutItemParser.Times(pick.Place) : CutItemParser.Numbers($"@{pick.Axis}", pick.Place);
        int[] indices = [.. items.SelectMany(item => item.Find(places)).Distinct()];
        return indices.Length == 1 ? indices[0] : throw new UsageException(
            $"{owner}: '{Field.Data.Name}' has {(indices.Length == 0 ? "nothing" : $"{indices.Length} places")} at "
            + $"{pick.Axis} {pick.Place}, and one is wanted. It has {places.Describe()}.");
    }
}
