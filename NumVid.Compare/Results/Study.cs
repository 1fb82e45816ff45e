using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Compare.Results;

/// <summary>What was found over many inputs: the content of study.json.</summary>
internal sealed record Study
{
    internal const int CurrentStudyVersion = 1;

    /// <summary>The version of this layout.</summary>
    public int StudyVersion { get; init; } = CurrentStudyVersion;

    /// <summary>What was asked for.</summary>
    public required string Asked { get; init; }

    /// <summary>The part of the inputs that is here, as 3/16; null for all.</summary>
    public string? Shard { get; init; }

    /// <summary>How many inputs all shards together have.</summary>
    public required int AllInputs { get; init; }

    /// <summary>The inputs by name.</summary>
    public required IReadOnlyList<StudyEntry> Inputs { get; init; }

    /// <summary>How many inputs all configurations hold.</summary>
    public int CommonInputs => Common.Count();

    /// <summary>The configurations, in the order in which they were asked for.</summary>
    public IReadOnlyList<StudyTotal> Totals => [.. Configurations.Select(TotalOf)];

    private IEnumerable<string> Configurations =>
        Inputs.SelectMany(input => input.Sizes.Select(size => size.Configuration)).Distinct(StringComparer.Ordinal);

    private IEnumerable<StudyEntry> Common =>
        Inputs.Where(input => input.Sizes.Count > 0 && input.Sizes.All(size => size.Bytes is not null));

    /// <summary>A study whose inputs stand in an order that is the same whoever found them: sums of logarithms are
    /// then, too.</summary>
    internal static Study Of(string asked, string? shard, int allInputs, IEnumerable<StudyEntry> inputs) => new()
    {
        Asked = asked,
        Shard = shard,
        AllInputs = allInputs,
        Inputs = [.. inputs.OrderBy(input => input.Name, StringComparer.Ordinal)],
    };

    private StudyTotal TotalOf(string configuration)
    {
        var held = Inputs.Select(input => (Input: input, Size: SizeOf(input, configuration)))
            .Where(one => one.Size?.Bytes is not null).ToArray();
        var files = held.Where(one => !one.Size!.HoldsValuesAlone)
            .Select(one => (double)one.Size!.Bytes!.Value / SmallestOf(one.Input)).ToArray();
        return new(
            configuration, held.Length, held.Sum(one => one.Size!.Bytes!.Value),
            Common.Sum(input => SizeOf(input, configuration)?.Bytes ?? 0), files.Count(ratio => ratio == 1),
            GeometricMean(held.Select(one => (double)one.Size!.RawBytes / one.Size.Bytes!.Value)), GeometricMean(files));
    }

    private static StudySize? SizeOf(StudyEntry input, string configuration) =>
        input.Sizes.FirstOrDefault(size => size.Configuration == configuration);

    private static long SmallestOf(StudyEntry input) =>
        input.Sizes.Where(size => size is { Bytes: not null, HoldsValuesAlone: false }).Min(size => size.Bytes!.Value);

    private static double? GeometricMean(IEnumerable<double> ratios)
    {
        double[] all = [.. ratios];
        return all.Length == 0 ? null : Math.Exp(all.Sum(Math.Log) / all.Length);
    }
}
