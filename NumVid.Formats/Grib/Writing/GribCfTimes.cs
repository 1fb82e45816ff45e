using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Works out reference time, valid time and interval of each plane from the coordinates that tell any of
/// them.</summary>
internal sealed class GribCfTimes
{
    private readonly string _variable;
    private readonly CfPlaceCoordinate? _valid;
    private readonly CfPlaceCoordinate? _reference;
    private readonly CfPlaceCoordinate? _period;
    private readonly CfTimeUnits? _validUnits;
    private readonly CfTimeUnits? _referenceUnits;
    private readonly CfTimeUnits? _periodUnits;

    /// <summary>Takes the coordinates of a variable.</summary>
    /// <exception cref="UnsupportedDataException">Their units are none, or their calendars differ.</exception>
    internal GribCfTimes(IReadOnlyList<CfPlaceCoordinate> coordinates, IGribVariable variable)
    {
        _variable = variable.RecentName;
        _period = coordinates.FirstOrDefault(coordinate => coordinate.Role == CfRole.Step);
        var times = coordinates.Where(coordinate => coordinate.Role == CfRole.Time).ToList();
        _reference = times.Find(time => CfReferenceTimes.IsOne(time.Name, time.StandardName, time.Text("long_name")));
        times.Remove(_reference!);
        _valid = times.Find(time => CfReferenceTimes.IsValidTime(time.Name)) ?? times.FirstOrDefault();
        _reference ??= ReferenceAmong(times, _valid, _period);
        _valid = _valid == _reference ? null : _valid;
        _validUnits = Units(_valid);
        _referenceUnits = Units(_reference);
        _periodUnits = _period is null ? null : CfTimeUnits.Parse($"{_period.Units ?? "hours"} since 1970-01-01", null);
        if (_validUnits is not null && _referenceUnits is not null && _validUnits.Calendar != _referenceUnits.Calendar)
        {
            throw new UnsupportedDataException(
                $"'{_valid!.Name}' and '{_reference!.Name}' of '{_variable}' count in different calendars.");
        }
    }

    /// <summary>Whether anything tells a time.</summary>
    internal bool AreKnown => _valid is not null || _reference is not null;

    /// <summary>Whether reference times are known as such.</summary>
    internal bool HaveReference => _reference is not null || _period is not null;

    /// <summary>The unit of the times as the dataset has it, or null.</summary>
    internal string? UnitsText => (_valid ?? _reference)?.Units;

    /// <summary>The calendar of the times.</summary>
    internal CfCalendar Calendar => (_validUnits ?? _referenceUnits)?.Calendar ?? CfCalendar.ProlepticGregorian;

    /// <summary>The names by which cell methods may call the times.</summary>
    internal IEnumerable<string> Names => new[] { _valid, _reference, _period }.OfType<CfPlaceCoordinate>()
        .Select(coordinate => coordinate.Name).Append("time");

    /// <summary>Whether the ends of intervals are told.</summary>
    internal bool HaveBounds => (_valid ?? _period ?? _reference)?.Bounds is not null;

    /// <summary>All dates, in seconds since 1970.</summary>
    internal IEnumerable<long> All() =>
        Dates(_valid, _validUnits).Concat(Dates(_reference, _referenceUnits));

    /// <summary>The times of a plane, or null where there are none.</summary>
    /// <param name="index">Its place on the outer axes.</param>
    /// <param name="isInterval">Whether its value is of the cell and not of an instant.</param>
    /// <exception cref="UnsupportedDataException">They contradict each other.</exception>
    internal GribCfTime? At(int[] index, bool isInterval)
    {
        if (!AreKnown)
        {
            return null;
        }

        var period = _period is null ? (long?)null : Seconds(_periodUnits!, _period.ValueAt(index));
        var valid = _valid is null ? (long?)null : _validUnits!.ToSeconds(Finite(_valid.ValueAt(index), _valid));
        var told = _reference is null ? (long?)null
            : _referenceUnits!.ToSeconds(Finite(_reference.ValueAt(index), _reference));
        var reference = told ?? valid - period;
        var instant = valid ?? told!.Value + (period ?? 0);
        RequireAgreement(reference, period, instant);
        if (!isInterval || Interval(index, reference) is not { } interval)
        {
            return new(reference ?? instant, instant, instant);
        }

        return interval.End > interval.Start ? new(reference ?? interval.Start, interval.Start, interval.End)
            : new(reference ?? instant, instant, instant);
    }

    private (long Start, long End)? Interval(int[] index, long? reference)
    {
        if (_valid?.BoundsAt(index) is var (start, end))
        {
            return (_validUnits!.ToSeconds(Finite(start, _valid)), _validUnits.ToSeconds(Finite(end, _valid)));
        }

        return _period?.BoundsAt(index) is var (first, last) && reference is { } origin
            ? (origin + Seconds(_periodUnits!, first), origin + Seconds(_periodUnits!, last)) : null;
    }

    // "time" is the time of reference where a "valid_time" is beside it, and so it is beside an axis of steps.
    private static CfPlaceCoordinate? ReferenceAmong(
        List<CfPlaceCoordinate> times, CfPlaceCoordinate? valid, CfPlaceCoordinate? period) =>
        valid is null || period is null ? null
        : times.Find(time => time != valid)
            ?? (valid.Axes is [var one] && period.Axes is [var other] && one != other ? valid : null);

    private static IEnumerable<long> Dates(CfPlaceCoordinate? time, CfTimeUnits? units) =>
        time is null ? [] : time.Values.Where(double.IsFinite).Select(units!.ToSeconds);

    private static CfTimeUnits? Units(CfPlaceCoordinate? time) =>
        time is null ? null : CfTimeUnits.Parse(time.Units ?? "", time.Text(CfAttributes.Calendar));

    private long Seconds(CfTimeUnits units, double value) =>
        units.ToSeconds(Finite(value, _period!)) - units.ToSeconds(0);

    private double Finite(double value, CfPlaceCoordinate coordinate) => double.IsFinite(value) ? value
        : throw new UnsupportedDataException($"'{coordinate.Name}' of '{_variable}' has a missing time.");

    private void RequireAgreement(long? reference, long? period, long instant)
    {
        if (reference is { } origin && period is { } length && Math.Abs(origin + length - instant) > 1)
        {
            throw new UnsupportedDataException(
                $"'{_valid!.Name}', '{_reference!.Name}' and '{_period!.Name}' of '{_variable}' contradict each other: "
                + FormattableString.Invariant($"{length} s after the reference time is not the time."));
        }
    }
}
