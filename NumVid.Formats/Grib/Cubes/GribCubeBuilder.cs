using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Cubes;

/// <summary>Groups the fields of a file into cubes.</summary>
/// <remarks>Fields that agree in parameter, level type, grid and kind of step belong together. Time is the valid time
/// when that tells the fields apart, and else the reference time with an axis of steps; forecasts that overlap too
/// thinly for that become one cube a run.</remarks>
internal sealed class GribCubeBuilder
{
    // Tried in this order on fields that agree in every axis. The last ones differ in almost any two products.
    private static readonly string[] s_discriminators =
        ["dataType", "lengthOfTimeRange", "typeOfStatisticalProcessing", "constituentType", "percentileValue",
            "typeOfProbability",
            "upperLimit", "lowerLimit", "scaledValueOfFirstWavelength", "typeOfGeneratingProcess", "generatingProcessIdentifier", "centre"];

    private readonly Func<GribHeader, string, GribHeader> _withDiscriminator;
    private readonly List<GribCube> _cubes = [];

    private GribCubeBuilder(Func<GribHeader, string, GribHeader> withDiscriminator) =>
        _withDiscriminator = withDiscriminator;

    /// <summary>Builds the cubes, in the order in which the file first mentions each.</summary>
    /// <param name="headers">The headers of all fields, in file order.</param>
    /// <param name="withDiscriminator">Reads one more key of a field.</param>
    /// <param name="warnings">Gets a sentence for all that is not plain.</param>
    internal static IReadOnlyList<GribCube> Build(
        IEnumerable<GribHeader> headers, Func<GribHeader, string, GribHeader> withDiscriminator, ICollection<string> warnings)
    {
        var builder = new GribCubeBuilder(withDiscriminator);
        var groups = headers.GroupBy(header => (
            header.Parameter.Key, header.Parameter.BaseName, header.LevelType, IsLayer: header.Level.Bottom is not null,
            header.Grid, header.StepType, header.Calendar));
        foreach (var group in groups)
        {
            builder.Add([.. group], "");
        }

        return GribNames.Assign(builder._cubes, warnings);
    }

    private void Add(List<GribHeader> headers, string suffix)
    {
        var byValidTime = new Arrangement(headers, header => (header.ValidTime, 0));
        var byStep =
            new Arrangement(headers, header => (header.ReferenceTime, header.ValidTime - header.ReferenceTime));
        if (byValidTime.IsUnique && byValidTime.IsDense)
        {
            _cubes.Add(byValidTime.ToCube(hasSteps: false) with { Suffix = suffix });
        }
        else if (byStep.IsUnique && byStep.IsDense)
        {
            _cubes.Add(byStep.ToCube(hasSteps: true) with { Suffix = suffix });
        }
        else
        {
            Split(headers, suffix, byStep.IsUnique);
        }
    }

    private void Split(List<GribHeader> headers, string suffix, bool isUnique)
    {
        foreach (var key in isUnique ? [] : s_discriminators)
        {
            var parts = headers.Select(header => _withDiscriminator(header, key))
                .GroupBy(header => header.Discriminator).ToList();
            if (parts.Count > 1)
            {
                AddParts(parts.Select(part => (part.ToList(), part.Key)), suffix);
                return;
            }
        }

        var ranks = isUnique ? RankRuns(headers) : RankDuplicates(headers);
        var runs = headers.Zip(ranks).GroupBy(pair => pair.Second, pair => pair.First).OrderBy(run => run.Key).ToList();
        if (runs.Count > 1)
        {
            var word = isUnique ? "run" : "copy";
            AddParts(runs.Select(run => (run.ToList(), $"{word}{run.Key + 1}")), suffix);
            return;
        }

        // Nothing left to tell them apart by but the level or the time itself.
        AddParts(headers.GroupBy(header => header.Level).Count() > 1
            ? headers.GroupBy(header => header.Level).Select((part, i) => (part.ToList(), $"level{i + 1}"))
            : headers.Select((header, i) => (new List<GribHeader> { header }, $"{i + 1}")), suffix);
    }

    private void AddParts(IEnumerable<(List<GribHeader> Headers, string Name)> parts, string suffix)
    {
        foreach (var (headers, name) in parts)
        {
            Add(headers, name.Length == 0 ? suffix : $"{suffix}_{name}");
        }
    }

    // The n-th reference time of a member and level belongs to the n-th run, even where members start on different
    // days.
    private static IEnumerable<int> RankRuns(List<GribHeader> headers)
    {
        var times = headers.GroupBy(header => (header.Member, header.Level)).ToDictionary(
            group => group.Key, group => group.Select(header => header.ReferenceTime).Distinct().Order().ToList());
        return headers.Select(header => times[(header.Member, header.Level)].IndexOf(header.ReferenceTime));
    }

    private static IEnumerable<int> RankDuplicates(List<GribHeader> headers)
    {
        var seen = new Dictionary<(long?, long, long, GribLevel), int>();
        foreach (var header in headers)
        {
            var key = (header.Member, header.ReferenceTime, header.ValidTime, header.Level);
            var rank = seen.GetValueOrDefault(key);
            seen[key] = rank + 1;
            yield return rank;
        }
    }

    /// <summary>One way to lay fields out on axes.</summary>
    private sealed class Arrangement
    {
        // How many planes a cube may have for each field present; sparser groups are split or left out.
        private const int MaxSparsity = 8;

        // Sparse cubes up to this many planes are taken whatever their sparsity.
        private const int SmallCubePlanes = 64;

        private readonly List<GribHeader> _headers;
        private readonly Func<GribHeader, (long Time, long Step)> _position;
        private readonly List<long?> _members;
        private readonly List<long> _times;
        private readonly List<long> _steps;
        private readonly List<GribLevel> _levels;

        internal Arrangement(List<GribHeader> headers, Func<GribHeader, (long Time, long Step)> position)
        {
            _headers = headers;
            _position = position;
            _members = [.. headers.Select(header => header.Member).Distinct().Order()];
            _times = [.. headers.Select(header => position(header).Time).Distinct().Order()];
            _steps = [.. headers.Select(header => position(header).Step).Distinct().Order()];
            _levels = OrderLevels(headers);
            IsUnique = headers.Select(header => (header.Member, position(header), header.Level)).Distinct()
                .Count() == headers.Count;
        }

        /// <summary>Whether no two fields fall on one plane.</summary>
        internal bool IsUnique { get; }

        /// <summary>Whether enough planes have a field.</summary>
        internal bool IsDense => PlaneCount <= Math.Max(SmallCubePlanes, (long)_headers.Count * MaxSparsity);

        private long PlaneCount => checked((long)_members.Count * _times.Count * _steps.Count * _levels.Count);

        internal GribCube ToCube(bool hasSteps)
        {
            var planes = new GribHeader?[PlaneCount];
            var levels = _levels.Select((level, i) => (level, i)).ToDictionary(pair => pair.level, pair => pair.i);
            foreach (var header in _headers)
            {
                var (time, step) = _position(header);
                var index = (_members.BinarySearch(header.Member) * _times.Count) + _times.BinarySearch(time);
                planes[(((index * _steps.Count) + _steps.BinarySearch(step)) * _levels.Count) + levels[header.Level]] =
                    header;
            }

            return new GribCube
            {
                First = _headers[0],
                Grid = _headers[0].Grid,
                Members = _members,
                Times = _times,
                Steps = hasSteps ? _steps : null,
                Levels = _levels,
                Planes = planes,
            };
        }

        // The file's own direction, monotonic: pressure often comes from the top or from the ground.
        private static List<GribLevel> OrderLevels(List<GribHeader> headers)
        {
            var levels = headers.Select(header => header.Level).Distinct().ToList();
            var isDescending = levels.Count > 1 && levels[0].Value > levels[^1].Value;
            levels.Sort((a, b) => (a.Value, a.Top, a.Bottom ?? a.Top).CompareTo((b.Value, b.Top, b.Bottom ?? b.Top)));
            if (isDescending)
            {
                levels.Reverse();
            }

            return levels;
        }
    }
}
