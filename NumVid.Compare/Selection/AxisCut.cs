using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;

namespace NumVid.Compare.Selection;

/// <summary>What <c>--times</c>, <c>--levels</c> or <c>--members</c> leaves.</summary>
internal sealed class AxisCut : IDimensionCut
{
    private readonly Dictionary<string, int[]> _indices = new(StringComparer.Ordinal);
    private readonly CfRoles _roles;
    private readonly IReadOnlyList<FieldData> _fields;
    private readonly CfRole _role;
    private readonly string _what;
    private readonly bool _keepsOthers;
    private readonly IReadOnlyList<CutItem> _items;

    private AxisCut(
        string owner, IReadOnlyList<FieldData> fields, CfRoles roles, CfRole role, string what,
        IReadOnlyList<CutItem> items)
    {
        (_fields, _roles, _role, _what, _items) = (fields, roles, role, what, items);

        // What does not change with time holds at all times; a field without levels is on none of them.
        _keepsOthers = role == CfRole.Time;
        CutAxis[] axes = [.. Axes(), .. fields.Where(IsField).Select(SinglePlaceOf).OfType<CutAxis>()];
        if (axes.Length == 0)
        {
            throw new NothingSelectedException($"{owner} has no {what}, and '--{what}' asks for some.");
        }

        foreach (var item in items.Where(item => !axes.Any(axis => item.Find(axis).Any())))
        {
            var known = axes.Select(axis => axis.Describe()).Distinct(StringComparer.Ordinal);
            throw new NothingSelectedException($"{owner} has none of the {what} '{item.Text}'. "
                + $"It has {string.Join("; ", known)}.");
        }

        foreach (var axis in axes.Where(axis => axis.Dimension is not null))
        {
            _indices[axis.Dimension!] = Chosen(axis);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, int[]> Indices => _indices;

    /// <summary>The cuts of a request.</summary>
    /// <exception cref="UsageException">The request is none, or the input has nothing of it.</exception>
    internal static IEnumerable<AxisCut> Of(
        string owner, IReadOnlyList<FieldData> fields, CfRoles roles, CutRequest request)
    {
        if (request.Times is { } times)
        {
            yield return new(owner, fields, roles, CfRole.Time, "times", CutItemParser.Times(times));
        }

        if (request.Levels is { } levels)
        {
            yield return new(
                owner, fields, roles, CfRole.Level, "levels", CutItemParser.Numbers("--levels", levels));
        }

        if (request.Members is { } members)
        {
            yield return new(
                owner, fields, roles, CfRole.Member, "members", CutItemParser.Numbers("--members", members));
        }
    }

    /// <inheritdoc/>
    public string? WhyOutside(FieldData field)
    {
        var own = field.Dimensions.Where(_indices.ContainsKey).ToArray();
        var place = own.Length == 0 ? SinglePlaceOf(field) : null;
        return own.Length > 0
            ? Array.Exists(own, name => _indices[name].Length == 0) ? $"has none of the {_what} asked for" : null
            : place is not null ? Chosen(place).Length > 0 ? null : $"is at another one ({place.Describe()})"
            : _keepsOthers ? null : $"has no {_what}";
    }

    private int[] Chosen(CutAxis axis) => [.. _items.SelectMany(item => item.Find(axis)).Distinct().Order()];

    private IEnumerable<CutAxis> Axes() => _fields.SelectMany(field => field.Dimensions.Zip(field.Shape))
        .DistinctBy(dimension => dimension.First).Where(dimension => IsCut(dimension.First))
        .Select(dimension => CoordinateOf(dimension.First) is { } coordinate
            ? CutAxis.Of(dimension.First, coordinate) : CutAxis.Unnamed(dimension.First, dimension.Second));

    // Times since another one have no dates: where there are both axes, times are those of reference.
    private bool IsCut(string dimension) => _roles.RoleOfDimension(dimension) == _role
        || (_role == CfRole.Time && _roles.RoleOfDimension(dimension) == CfRole.Step
            && !_fields.Any(field => field.Dimensions.Any(name => _roles.RoleOfDimension(name) == CfRole.Time)));

    private FieldData? CoordinateOf(string dimension) => _roles.CoordinateOf(dimension) is { } found
        ? _fields.First(field => field.Name == found.Name) : null;

    private bool IsField(FieldData field) => _roles.CoordinateReason(field.Context) is null;

    // A field that has no axis of them may still be at one: a scalar coordinate says so, or a header of GRIB.
    private CutAxis? SinglePlaceOf(FieldData field)
    {
        if (field.Dimensions.Any(IsCut))
        {
            return null;
        }

        var carried = _roles.CarriedWith(field.Context);
        var scalars = _fields.Where(other => other.Values.Count == 1 && carried.Contains(other.Name)
            && _roles.Find(other.Context)?.Role == _role
            && (_role != CfRole.Time || CfUnits.IsDate(other.Context.TextOf(CfAttributes.Units)))).ToArray();
        var scalar = Array.Find(scalars, one => one.Context.TextOf(CfAttributes.StandardName) == "time")
            ?? scalars.FirstOrDefault();
        return scalar is not null ? CutAxis.Of(null, scalar) : HeaderPlaceOf(field);
    }

    private CutAxis? HeaderPlaceOf(FieldData field)
    {
        var key = _role == CfRole.Level ? "GRIB_level" : _role == CfRole.Member ? "GRIB_number" : "";
        return field.Context.ValueOf(key) is IConvertible number and not string
            ? CutAxis.Single(_what.TrimEnd('s'), number.ToDouble(CultureInfo.InvariantCulture)) : null;
    }
}
