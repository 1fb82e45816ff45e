using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;

namespace NumVid.Compare.Selection;

/// <summary>What <c>--region</c> leaves.</summary>
internal sealed class PlaceCut : IDimensionCut
{
    private readonly Dictionary<string, int[]> _indices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double[]> _turns = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), RegionCut?> _grids = [];
    private readonly IReadOnlyList<FieldData> _fields;
    private readonly CfRoles _roles;
    private readonly Region _region;

    /// <summary>Cuts all grids of an input.</summary>
    /// <exception cref="UsageException">No point of any lies in the region.</exception>
    internal PlaceCut(string owner, IReadOnlyList<FieldData> fields, CfRoles roles, Region region)
    {
        (_fields, _roles, _region) = (fields, roles, region);
        foreach (var field in fields.Where(field => roles.CoordinateReason(field.Context) is null))
        {
            foreach (var (dimension, kept) in CutOf(field)?.Indices ?? new Dictionary<string, int[]>())
            {
                // Grids that are staggered on the same dimensions keep what any of them needs.
                _indices[dimension] = _indices.TryGetValue(dimension, out var known) && !known.SequenceEqual(kept)
                    ? [.. known.Union(kept).Order()] : kept;
            }
        }

        if (_grids.Values.All(grid => grid is null || grid.Indices.Values.Any(kept => kept.Length == 0)))
        {
            throw new NothingSelectedException($"No point of {owner} lies in the region. {Extent()}");
        }

        _indices.Remove("");
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, int[]> Indices => _indices;

    /// <summary>What is added to longitudes and their bounds, by variable.</summary>
    internal IReadOnlyDictionary<string, double[]> Turns => _turns;

    /// <inheritdoc/>
    public string? WhyOutside(FieldData field) => CutOf(field) switch
    {
        null => "has no latitudes and longitudes of its points",
        { Indices: var kept } when kept.Values.Any(indices => indices.Length == 0) => "has no point in the region",
        _ => null,
    };

    private RegionCut? CutOf(FieldData field)
    {
        var (latitude, longitude) = (Find(field, CfRole.Latitude), Find(field, CfRole.Longitude));
        if (latitude is null || longitude is null)
        {
            return null;
        }

        if (!_grids.TryGetValue((latitude.Name, longitude.Name), out var cut))
        {
            cut = RegionCut.Of(_region, latitude, longitude);
            _grids[(latitude.Name, longitude.Name)] = cut;
            if (cut?.Turns is { } turns)
            {
                _turns[longitude.Name] = turns;
                if (_roles.BoundsOf(longitude.Context) is { } bounds)
                {
                    _turns[bounds.Name] = turns;
                }
            }
        }

        return cut;
    }

    // A coordinate along an axis of the field, or one beside its axes.
    private FieldData? Find(FieldData field, CfRole role)
    {
        var carried = _roles.CarriedWith(field.Context);
        var found = _fields.Where(other => _roles.Find(other.Context)?.Role == role
            && other.Dimensions.All(field.Dimensions.Contains)
            && (carried.Contains(other.Name) || other.Dimensions.Count == 2)).ToArray();
        return Array.Find(found, other => carried.Contains(other.Name) && other.Dimensions is [var only]
                && _roles.CoordinateOf(only)?.Name == other.Name)
            ?? Array.Find(found, other => carried.Contains(other.Name)) ?? found.FirstOrDefault();
    }

    private string Extent()
    {
        var known = _grids.Keys.Select(names => $"{RangeOf(names.Item1)}, {RangeOf(names.Item2)}").ToArray();
        return known.Length == 0 ? "It has no latitudes and longitudes."
            : $"It has {string.Join("; ", known)}.";
    }

    private string RangeOf(string name)
    {
        var values = Doubles.Of(_fields.First(field => field.Name == name)).Where(double.IsFinite).ToArray();
        return values.Length == 0 ? $"no {name}" : string.Create(
            CultureInfo.InvariantCulture, $"{name} from {values.Min():G7} to {values.Max():G7}");
    }
}
