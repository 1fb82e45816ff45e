using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Grib.Headers;
using NumVid.Formats.Grib.Products;

namespace NumVid.Formats.Grib.Cubes;

// Why so: docs/decisions/0064-grib-identity-from-all-octets.md
/// <summary>Groups the fields of a file into cubes.</summary>
/// <remarks>Fields belong together whose product definitions agree in all but the axes. Time is the valid time when
/// that tells the fields apart, and else the reference time with an axis of steps; forecasts that overlap too thinly for
/// that become one cube a run. How a field was made (which model, by which tables) tells fields of one place apart, and
/// no others.</remarks>
internal sealed class GribCubeBuilder
{
    private readonly List<GribCube> _cubes = [];
    private readonly ICollection<string> _warnings;

    private GribCubeBuilder(ICollection<string> warnings) => _warnings = warnings;

    /// <summary>Builds the cubes, in the order in which the file first mentions each.</summary>
    /// <param name="headers">The headers of all fields, in file order.</param>
    /// <param name="warnings">Gets a sentence for all that is not plain.</param>
    internal static IReadOnlyList<GribCube> Build(IEnumerable<GribHeader> headers, ICollection<string> warnings)
    {
        var builder = new GribCubeBuilder(warnings);
        var groups = headers.GroupBy(header => (
            header.ProductKey, header.Parameter.BaseName, header.LevelType, IsLayer: header.Level.Bottom is not null,
            header.Grid, header.StepType, header.Calendar, header.FurtherAxes.Count));
        foreach (var group in groups)
        {
            builder.AddPhases([.. group]);
        }

        return GribNames.Assign(builder._cubes);
    }

    // The analysis is the first step of the forecast that starts from it; other analyses are a series of their own.
    private void AddPhases(List<GribHeader> headers)
    {
        var phases = headers.ToLookup(header => GribLikeness.IsAnalysis(header.Product));
        if (!phases[true].Any() || !phases[false].Any())
        {
            Add(headers, "");
            return;
        }

        var starts = phases[false].Select(header => header.ReferenceTime).ToHashSet();
        if (phases[true].All(
            header => header.ValidTime == header.ReferenceTime && starts.Contains(header.ReferenceTime)))
        {
            Add(headers, "");
            return;
        }

        Add([.. phases[true]], "_analysis");
        Add([.. phases[false]], "_forecast");
    }

    private void Add(List<GribHeader> headers, string suffix)
    {
        foreach (var isOfTime in new[] { false, true })
        {
            foreach (var hasSteps in new[] { false, true })
            {
                var arrangement = new GribArrangement(headers, hasSteps, isOfTime);
                var isDense = isOfTime ? arrangement.IsFull : arrangement.IsDense;
                if (arrangement.IsUnique && isDense && arrangement.HasOneInterval)
                {
                    _cubes.Add(arrangement.ToCube(suffix));
                    return;
                }
            }
        }

        Split(headers, suffix, new GribArrangement(headers, hasSteps: true, isOfTime: true));
    }

    private void Split(List<GribHeader> headers, string suffix, GribArrangement finest)
    {
        var collisions = finest.Collisions;
        var parts = (finest.HasOneInterval ? null : GribSplits.ByInterval(headers))
            ?? (finest.IsUnique ? GribSplits.ByPlace(headers)
            : GribSplits.ByAside(headers, collisions) ?? GribSplits.ByCopy(headers, collisions));
        foreach (var (word, part) in parts)
        {
            Add(part, $"{suffix}_{word}");
        }

        if (!finest.IsUnique && parts.Exists(part => part.Word.StartsWith(GribSplits.Copy, StringComparison.Ordinal)))
        {
            WarnOfCopies(headers[0].Parameter.BaseName, suffix, collisions);
        }
    }

    private void WarnOfCopies(string name, string suffix, IReadOnlyList<List<GribHeader>> collisions)
    {
        var numbers = string.Join(" and ", collisions[0].Select(header => header.Number));
        var more = collisions.Count == 1 ? "" : $", and so do {collisions.Count - 1} further sets of fields";
        _warnings.Add($"The fields number {numbers} of '{name}{suffix}' agree in every key of their headers{more}; "
            + $"each further one is in a variable '..._{GribSplits.Copy}2', '..._{GribSplits.Copy}3'.");
    }
}
