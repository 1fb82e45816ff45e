using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Transfer;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;

namespace NumVid.Compare.Selection;

/// <summary>The places on an axis, or the one place of a field without it, as numbers or dates.</summary>
internal sealed class CutAxis
{
    private const int MostListed = 24;

    private readonly FieldData? _coordinate;
    private readonly Lazy<double[]?> _numbers;
    private readonly CfTimeUnits? _units;

    private CutAxis(string name, string? dimension, FieldData? coordinate, int length, Func<double[]?> numbers)
    {
        Name = name;
        Dimension = dimension;
        Length = length;
        _coordinate = coordinate;
        _numbers = new Lazy<double[]?>(numbers);
        Units = coordinate?.Context.TextOf(CfAttributes.Units);
        _units = CfTimeUnits.TryParse(Units, coordinate?.Context.TextOf(CfAttributes.Calendar));
    }

    /// <summary>What it is called for users.</summary>
    internal string Name { get; }

    /// <summary>The dimension; null for a single place.</summary>
    internal string? Dimension { get; }

    /// <summary>How many places there are.</summary>
    internal int Length { get; }

    /// <summary>The unit of its numbers, or null.</summary>
    internal string? Units { get; }

    /// <summary>The calendar of its dates; that of .NET for dates that are no numbers.</summary>
    internal CfCalendar Calendar => _units?.Calendar ?? CfCalendar.ProlepticGregorian;

    /// <summary>Whether it has dates.</summary>
    internal bool HasDates => _units is not null || _coordinate?.Type == typeof(DateTime);

    /// <summary>The numbers; null where its coordinate has none.</summary>
    internal double[]? Numbers => _numbers.Value;

    /// <summary>An axis with its coordinate, or a single place where the coordinate has no axis.</summary>
    internal static CutAxis Of(string? dimension, FieldData coordinate) => new(
        coordinate.Name, dimension, coordinate, (int)coordinate.Values.Count, () => NumbersOf(coordinate));

    /// <summary>An axis without a coordinate, whose places have indices alone.</summary>
    internal static CutAxis Unnamed(string dimension, int length) =>
        new(dimension, dimension, null, length, () => null);

    /// <summary>A single place that an attribute tells.</summary>
    internal static CutAxis Single(string name, double value) => new(name, null, null, 1, () => [value]);

    /// <summary>The dates in seconds since 1970-01-01 of the calendar; null where there are none.</summary>
    internal long[]? Seconds()
    {
        if (_coordinate?.Type == typeof(DateTime))
        {
            return [.. ValuesOf(_coordinate).Cast<DateTime>()
                .Select(date => (long)Math.Round((date - DateTime.UnixEpoch).TotalSeconds))];
        }

        try
        {
            return _units is null || Numbers is not { } numbers ? null : Array.ConvertAll(numbers, _units.ToSeconds);
        }
        catch (UnsupportedDataException)
        {
            // A time that is missing has no date.
            return null;
        }
    }

    /// <summary>What there is, for a message: <c>level: 1000, 850, 500 hPa</c>.</summary>
    internal string Describe()
    {
        var places = Seconds() is { } seconds ? Array.ConvertAll(seconds, one => CfPeriod.ToText(one, Calendar))
            : Numbers is { } numbers
                ? Array.ConvertAll(numbers, one => one.ToString("G7", CultureInfo.InvariantCulture))
            : null;
        var unit = HasDates || Units is null ? "" : $" {Units}";
        return places switch
        {
            null => FormattableString.Invariant($"{Name}: #0 to #{Length - 1}"),
            { Length: > MostListed } => FormattableString.Invariant(
                $"{Name}: {places.Length} from {places[0]} to {places[^1]}{unit}"),
            _ => $"{Name}: {string.Join(", ", places)}{unit}",
        };
    }

    private static double[]? NumbersOf(FieldData coordinate) => coordinate.Type.IsPrimitive
        ? [.. ValuesOf(coordinate).Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture))]
        : null;

    private static IEnumerable<object> ValuesOf(FieldData coordinate) => coordinate.Values.Count == 0 ? []
        : coordinate.Values.Read(new int[coordinate.Shape.Count], coordinate.Values.Shape).Cast<object>();
}
