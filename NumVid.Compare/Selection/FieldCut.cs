using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Compare.Results;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;

namespace NumVid.Compare.Selection;

// Why so: docs/decisions/0076-what-a-cut-takes-along.md
/// <summary>The part of an input that is asked for: fields with their coordinates, cut along.</summary>
/// <param name="Fields">What remains, in the order of the input; null in the place of what does not.</param>
/// <param name="Indices">The indices that remain of each dimension that is cut.</param>
/// <param name="LeftOut">The fields of which nothing remains, and why.</param>
internal sealed record FieldCut(
    IReadOnlyList<FieldData?> Fields, IReadOnlyDictionary<string, int[]> Indices,
    IReadOnlyList<SkippedVariable> LeftOut)
{
    // What a program wrote of all values is not true of some.
    private const string ActualRange = "actual_range";

    /// <summary>Cuts an input.</summary>
    /// <param name="owner">The input, for messages.</param>
    /// <param name="fields">All that it has.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="UsageException">The request is none, or the input has nothing of it.</exception>
    internal static FieldCut Of(
        string owner, IReadOnlyList<FieldData> fields, IReadOnlyList<KeyValuePair<string, object?>> attributes,
        CutRequest request)
    {
        var roles = new CfRoles([.. fields.Select(field => field.Context)], attributes);
        IEnumerable<IDimensionCut> cuts =
        [
            .. AxisCut.Of(owner, fields, roles, request),
            .. request.Region is { } region ? [new PlaceCut(owner, fields, roles, Region.Parse(region))]
                : Array.Empty<IDimensionCut>(),
        ];
        return Of(owner, fields, roles, [.. cuts]);
    }

    private static FieldCut Of(
        string owner, IReadOnlyList<FieldData> fields, CfRoles roles, IReadOnlyList<IDimensionCut> cuts)
    {
        var leftOut = new List<SkippedVariable>();
        var isKept = new bool[fields.Count];
        for (var i = 0; i < fields.Count; i++)
        {
            if (roles.CoordinateReason(fields[i].Context) is null)
            {
                var reason = cuts.Select(cut => cut.WhyOutside(fields[i])).FirstOrDefault(why => why is not null);
                isKept[i] = reason is null;
                leftOut.AddRange(reason is null ? [] : [new SkippedVariable(fields[i].Name, reason)]);
            }
        }

        if (leftOut.Count > 0 && !isKept.Contains(true))
        {
            throw new NothingSelectedException($"No variable of {owner} has what is asked for: "
                + $"{string.Join(", ", leftOut.Select(field => $"{field.Name} {field.Reason}"))}.");
        }

        var indices = cuts.SelectMany(cut => cut.Indices).GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, Common, StringComparer.Ordinal);
        KeepCoordinates(fields, roles, isKept, indices);
        var turns = cuts.OfType<PlaceCut>().SelectMany(cut => cut.Turns)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return new FieldCut(
            [.. fields.Select((field, i) => isKept[i] ? Cut(field, indices, turns) : null)], indices, leftOut);
    }

    // Coordinates of fields that are left out go with them, where no other field has them.
    private static void KeepCoordinates(
        IReadOnlyList<FieldData> fields, CfRoles roles, bool[] isKept, Dictionary<string, int[]> indices)
    {
        var (kept, gone) = (CarriedWith(fields, roles, isKept, true), CarriedWith(fields, roles, isKept, false));
        for (var i = 0; i < fields.Count; i++)
        {
            isKept[i] = isKept[i] || (roles.CoordinateReason(fields[i].Context) is not null
                && (kept.Contains(fields[i].Name) || !gone.Contains(fields[i].Name))
                && !fields[i].Dimensions.Any(name => indices.TryGetValue(name, out var left) && left.Length == 0));
        }
    }

    private static HashSet<string> CarriedWith(
        IReadOnlyList<FieldData> fields, CfRoles roles, bool[] isKept, bool state) =>
        [.. fields.Where((field, i) => isKept[i] == state && roles.CoordinateReason(field.Context) is null)
            .SelectMany(field => roles.CarriedWith(field.Context))];

    private static int[] Common(IEnumerable<KeyValuePair<string, int[]>> cuts) =>
        cuts.Select(cut => cut.Value).Aggregate((first, second) => [.. first.Where(second.Contains)]);

    private static FieldData Cut(
        FieldData field, Dictionary<string, int[]> indices, Dictionary<string, double[]> turns)
    {
        if (!field.Dimensions.Any(indices.ContainsKey))
        {
            return field;
        }

        FieldValues values = new CutValues(
            field.Values, [.. field.Dimensions.Select(name => indices.GetValueOrDefault(name))]);
        return field with
        {
            Values = turns.TryGetValue(field.Name, out var degrees) ? new TurnedValues(values, degrees) : values,
            Attributes = [.. field.Attributes.Where(attribute => attribute.Key != ActualRange)],
        };
    }
}
