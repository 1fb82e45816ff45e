using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Grib.Headers;
using NumVid.Formats.Grib.Products;

namespace NumVid.Formats.Grib.Cubes;

/// <summary>One way to lay fields out on axes.</summary>
internal sealed class GribArrangement
{
    // How many planes a cube may have for each field present; sparser groups are split or left out.
    private const int MaxSparsity = 8;

    // Sparse cubes up to this many planes are taken whatever their sparsity.
    private const int SmallCubePlanes = 64;

    private readonly List<GribHeader> _headers;
    private readonly bool _hasSteps;
    private readonly int[] _further;
    private readonly List<long?> _members;
    private readonly List<List<GribPlace>> _furtherPlaces;
    private readonly List<long> _times;
    private readonly List<long> _steps;
    private readonly List<GribLevel> _levels;

    /// <summary>Lays fields out.</summary>
    /// <param name="headers">The fields, all with the same further axes.</param>
    /// <param name="hasSteps">Whether reference times and steps are axes, instead of valid times.</param>
    /// <param name="isOfTime">Whether axes that time tells as a rule are axes of their own.</param>
    internal GribArrangement(List<GribHeader> headers, bool hasSteps, bool isOfTime)
    {
        _headers = headers;
        _hasSteps = hasSteps;
        _further = [.. Enumerable.Range(0, headers[0].FurtherAxes.Count)
            .Where(axis => isOfTime || !headers[0].FurtherAxes[axis].IsOfTime)];
        _members = [.. headers.Select(header => header.Member).Distinct().Order()];
        _furtherPlaces = [.. _further.Select(axis => headers.Select(header => header.FurtherAxes[axis].Place)
            .Distinct().Order().ToList())];
        _times = [.. headers.Select(TimeOf).Distinct().Order()];
        _steps = [.. headers.Select(StepOf).Distinct().Order()];
        _levels = OrderLevels(headers);
        Collisions = [.. headers.GroupBy(PlaceOf).Where(place => place.Skip(1).Any()).Select(place => place.ToList())];
        IntervalStarts = FindIntervalStarts();
    }

    /// <summary>The fields that fall on one plane, where several do.</summary>
    internal IReadOnlyList<List<GribHeader>> Collisions { get; }

    /// <summary>Whether no two fields fall on one plane.</summary>
    internal bool IsUnique => Collisions.Count == 0;

    /// <summary>Whether every plane has a field.</summary>
    internal bool IsFull => PlaneCount == _headers.Count;

    /// <summary>Whether enough planes have a field.</summary>
    internal bool IsDense => PlaneCount <= Math.Max(SmallCubePlanes, (long)_headers.Count * MaxSparsity);

    /// <summary>Whether all fields of one time (or step) are of the same interval.</summary>
    internal bool HasOneInterval => IntervalStarts is not { Length: 0 };

    // Empty where intervals of one end have several begins.
    private long[]? IntervalStarts { get; }

    private long PlaneCount => checked(_furtherPlaces.Aggregate(
        (long)_members.Count * _times.Count * _steps.Count * _levels.Count, (count, places) => count * places.Count));

    internal GribCube ToCube(string suffix)
    {
        var planes = new GribHeader?[PlaneCount];
        var levels = _levels.Select((level, i) => (level, i)).ToDictionary(pair => pair.level, pair => pair.i);
        foreach (var header in _headers)
        {
            var index = _members.BinarySearch(header.Member);
            for (var axis = 0; axis < _further.Length; axis++)
            {
                var places = _furtherPlaces[axis];
                index = (index * places.Count) + places.BinarySearch(header.FurtherAxes[_further[axis]].Place);
            }

            index = (index * _times.Count) + _times.BinarySearch(TimeOf(header));
            planes[(((index * _steps.Count) + _steps.BinarySearch(StepOf(header))) * _levels.Count)
                + levels[header.Level]] = header;
        }

        return new GribCube
        {
            First = _headers[0],
            Grid = _headers[0].Grid,
            Members = _members,
            FurtherAxes = [.. _further.Select((axis, i) =>
                (_headers[0].FurtherAxes[axis].Name, (IReadOnlyList<GribPlace>)_furtherPlaces[i]))],
            Times = _times,
            Steps = _hasSteps ? _steps : null,
            IntervalStarts = IntervalStarts,
            Levels = _levels,
            Planes = planes,
            Suffix = suffix,
        };
    }

    private long TimeOf(GribHeader header) => _hasSteps ? header.ReferenceTime : header.ValidTime;

    private long StepOf(GribHeader header) => _hasSteps ? header.ValidTime - header.ReferenceTime : 0;

    private (long?, long, long, GribLevel, string) PlaceOf(GribHeader header) => (
        header.Member, TimeOf(header), StepOf(header), header.Level,
        string.Join(' ', _further.Select(axis => header.FurtherAxes[axis].Place)));

    private long[]? FindIntervalStarts()
    {
        // Intervals of no length, as accumulations begin with, say no more than instants where there are no others.
        if (_headers.Exists(header => header.IntervalStart is null)
            || _headers.TrueForAll(header => header.IntervalStart == header.ValidTime))
        {
            return null;
        }

        var starts = _headers.GroupBy(header => _hasSteps ? StepOf(header) : TimeOf(header))
            .OrderBy(group => group.Key)
            .Select(group => group.Select(header => header.IntervalStart!.Value
                - (_hasSteps ? header.ReferenceTime : 0)).Distinct().ToArray()).ToList();
        return starts.TrueForAll(start => start.Length == 1) ? [.. starts.Select(start => start[0])] : [];
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
