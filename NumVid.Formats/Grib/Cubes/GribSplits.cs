using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Formats.Grib.Headers;
using NumVid.Formats.Grib.Products;

namespace NumVid.Formats.Grib.Cubes;

/// <summary>Ways to make several variables of fields that one cannot hold, with a word for each.</summary>
/// <remarks>No word depends on the order of the fields in their file, but for fields that nothing else tells
/// apart.</remarks>
internal static class GribSplits
{
    /// <summary>The word for fields that agree in every key.</summary>
    internal const string Copy = "copy";

    private const long SecondsPerHour = 3600;

    /// <summary>Splits by how fields were made, in the first number in which fields of one place differ; null when they
    /// differ in none.</summary>
    internal static List<(string Word, List<GribHeader> Headers)>? ByAside(
        List<GribHeader> headers, IReadOnlyList<List<GribHeader>> collisions)
    {
        var names = headers[0].Product.Fields
            .Where(field => field.Use is GribOctetUse.Aside or GribOctetUse.Alike).Select(field => field.Name).ToList();

        // What says most of a field comes first.
        string[] telling = ["typeOfProcessedData", "marsType", "typeOfEnsembleForecast", "typeOfEnsembleProduct"];
        var name = telling.Where(names.Contains).Concat(names).FirstOrDefault(candidate => collisions.Any(
            fields => fields.Select(header => header.Product.Find(candidate)).Distinct().Skip(1).Any()));
        return name is null ? null
            : [.. headers.GroupBy(header => header.Product.Find(name)).OrderBy(group => group.Key)
            .Select(group => (GribProductWords.Of(group.First().Product, name), group.ToList()))];
    }

    /// <summary>Splits by intervals: those since the start of the forecast and others, then by their lengths; null when
    /// they do not differ so.</summary>
    internal static List<(string Word, List<GribHeader> Headers)>? ByInterval(List<GribHeader> headers)
    {
        if (headers.Exists(header => header.IntervalStart is null))
        {
            return null;
        }

        var byStart = headers.ToLookup(header => header.IntervalStart == header.ReferenceTime);
        if (byStart[true].Any() && byStart[false].Any())
        {
            return [("since_start", byStart[true].ToList()), ("parts", byStart[false].ToList())];
        }

        var byLength = headers.GroupBy(header => header.ValidTime - header.IntervalStart!.Value)
            .OrderBy(group => group.Key).ToList();
        return byLength.Count < 2 ? null : [.. byLength.Select(group => (LengthWord(group.Key), group.ToList()))];
    }

    /// <summary>Splits fields that are spread too thinly: by a further axis, by runs of the forecast, by level, one by
    /// one.</summary>
    internal static List<(string Word, List<GribHeader> Headers)> ByPlace(List<GribHeader> headers)
    {
        if (ByFurtherAxis(headers, isOfTime: false) is { } parts)
        {
            return parts;
        }

        var ranks = RankRuns(headers);
        var runs = headers.Zip(ranks).GroupBy(pair => pair.Second, pair => pair.First).OrderBy(run => run.Key).ToList();
        if (runs.Count > 1)
        {
            return [.. runs.Select(run => (Numbered("run", run.Key), run.ToList()))];
        }

        if (ByFurtherAxis(headers, isOfTime: true) is { } times)
        {
            return times;
        }

        var levels = headers.GroupBy(header => header.Level).OrderBy(level => level.Key.Value)
            .ThenBy(level => level.Key.Top).ToList();
        return levels.Count > 1 ? [.. levels.Select((level, i) => (Numbered("level", i), level.ToList()))]
            : [.. headers.Select((header, i) => (Numbered("", i), new List<GribHeader> { header }))];
    }

    /// <summary>Splits fields that agree in every key by their order in the file, which is all that is left.</summary>
    internal static List<(string Word, List<GribHeader> Headers)> ByCopy(
        List<GribHeader> headers, IReadOnlyList<List<GribHeader>> collisions)
    {
        var ranks = collisions.SelectMany(fields => fields.Select((header, rank) => (header, rank)))
            .ToDictionary(pair => pair.header.Number, pair => pair.rank);
        return [.. headers.GroupBy(header => ranks.GetValueOrDefault(header.Number)).OrderBy(group => group.Key)
            .Select(group => (Numbered(Copy, group.Key), group.ToList()))];
    }

    private static List<(string Word, List<GribHeader> Headers)>? ByFurtherAxis(List<GribHeader> headers, bool isOfTime)
    {
        for (var axis = 0; axis < headers[0].FurtherAxes.Count; axis++)
        {
            var (name, _, belongsToTime) = headers[0].FurtherAxes[axis];
            var places = headers.GroupBy(header => header.FurtherAxes[axis].Place).OrderBy(group => group.Key).ToList();
            if (places.Count > 1 && belongsToTime == isOfTime)
            {
                return [.. places.Select(group => (name + PlaceWord(group.Key), group.ToList()))];
            }
        }

        return null;
    }

    // The n-th reference time of a member and level belongs to the n-th run, even where members start on different
    // days.
    private static IEnumerable<int> RankRuns(List<GribHeader> headers)
    {
        var times = headers.GroupBy(header => (header.Member, header.Level)).ToDictionary(
            group => group.Key, group => group.Select(header => header.ReferenceTime).Distinct().Order().ToList());
        return headers.Select(header => times[(header.Member, header.Level)].IndexOf(header.ReferenceTime));
    }

    private static string LengthWord(long seconds) => seconds % SecondsPerHour == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds / SecondsPerHour}h")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds}s");

    private static string PlaceWord(GribPlace place) => place.Other is { } other
        ? string.Create(CultureInfo.InvariantCulture, $"{place.Value}to{other}")
        : place.Value.ToString(CultureInfo.InvariantCulture);

    private static string Numbered(string word, int rank) =>
        string.Create(CultureInfo.InvariantCulture, $"{word}{rank + 1}");
}
