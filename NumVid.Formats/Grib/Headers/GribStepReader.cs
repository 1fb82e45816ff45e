using System.Globalization;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Products;

namespace NumVid.Formats.Grib.Headers;

// Why so: docs/decisions/0065-grib-times-from-octets.md
/// <summary>Reads steps from the octets of headers, in the unit that these have.</summary>
internal static class GribStepReader
{
    private const long SecondsPerHour = 3600;

    /// <summary>Checks that a reference time exists.</summary>
    /// <exception cref="UnsupportedDataException">It does not.</exception>
    internal static void RequireDate(CalendarInstant time, CfCalendar calendar)
    {
        if (time.Year == GribHeaderDates.MissingYear)
        {
            throw new UnsupportedDataException(
                "The reference time has no year (all its bits are set, as in some climatologies), so that the field "
                + "has no place in time; give it one, for example with 'grib_set -s dataDate=...'.");
        }

        if (!time.IsValidIn(calendar))
        {
            throw new UnsupportedDataException($"The reference time {time} is no date.");
        }
    }

    /// <summary>Reads the step of a field.</summary>
    /// <param name="product">Its headers.</param>
    /// <param name="reference">Its reference time.</param>
    /// <exception cref="UnsupportedDataException">Its unit is not known, or it is not told.</exception>
    internal static GribStep Read(GribProduct product, CalendarInstant reference) =>
        product.Edition == 1 ? ReadEdition1(product) : ReadEdition2(product, reference);

    /// <summary>A step in words: <c>6</c> and <c>0-6</c> are hours, <c>15m</c> minutes, <c>20s</c> seconds, <c>2M</c>
    /// months.</summary>
    internal static string ToText(GribStep step)
    {
        var end = ToText(step.Months, step.Seconds);
        var start = ToText(step.StartMonths, step.StartSeconds);
        return step.IsInterval && start != end ? $"{start}-{end}" : end;
    }

    private static string ToText(long months, long seconds)
    {
        var (count, unit) = months != 0 && seconds == 0 ? (months, "M") : seconds switch
        {
            _ when seconds % SecondsPerHour == 0 => (seconds / SecondsPerHour, ""),
            _ when seconds % 60 == 0 => (seconds / 60, "m"),
            _ => (seconds, "s"),
        };
        var text = count.ToString(CultureInfo.InvariantCulture) + unit;
        return months != 0 && seconds != 0 ? string.Create(CultureInfo.InvariantCulture, $"{months}M+{text}") : text;
    }

    private static GribStep ReadEdition1(GribProduct product)
    {
        var (first, second) = (product.Find("P1") ?? 0, product.Find("P2") ?? 0);
        var (start, end, isInterval) = product.Find("timeRangeIndicator") switch
        {
            2 or 3 or 4 or 5 or 118 or 119 => (first, second, true),
            6 => (-first, -second, true),
            7 => (-first, second, true),
            10 => ((first << 8) | second, (first << 8) | second, false),
            51 => (0, second, true),
            _ => (first, first, false),
        };
        var code = product.Find("indicatorOfUnitOfTimeRange") ?? 1;
        if (start == 0 && end == 0)
        {
            return new GribStep(0, 0, 0, 0, isInterval);
        }

        var unit = GribTimeUnit.Get(1, code);
        return new GribStep(end * unit.Seconds, end * unit.Months, start * unit.Seconds, start * unit.Months, isInterval);
    }

    private static GribStep ReadEdition2(GribProduct product, CalendarInstant reference)
    {
        var (startSeconds, startMonths) = ReadForecastTime(product);
        if (product.Find("numberOfTimeRange") is not { } rangeCount)
        {
            return new GribStep(startSeconds, startMonths, startSeconds, startMonths, IsInterval: false);
        }

        // One range is as long as it says; only the end tells how far several reach together.
        var length = rangeCount == 1 && !product.IsMissing("lengthOfTimeRange") ? ReadLength(product) : null;
        var (seconds, months) = length is var (moreSeconds, moreMonths)
            ? (startSeconds + moreSeconds, startMonths + moreMonths)
            : (GetSecondsToEnd(product, reference) ?? throw new UnsupportedDataException(
            "The interval of time that it is of has no end: neither a length nor a date."), 0);
        return new GribStep(seconds, months, startSeconds, startMonths, IsInterval: true);
    }

    private static (long Seconds, long Months) ReadForecastTime(GribProduct product)
    {
        if (product.Find("forecastTime") is not { } count || count == 0)
        {
            return (0, 0);
        }

        if (product.IsMissing("forecastTime"))
        {
            throw new UnsupportedDataException("Its forecast time is missing.");
        }

        var unit = GribTimeUnit.Get(2, product.Find("indicatorOfUnitOfTimeRange")
            ?? product.Find("indicatorOfUnitForForecastTime") ?? 1);
        return (checked(count * unit.Seconds), count * unit.Months);
    }

    private static (long Seconds, long Months)? ReadLength(GribProduct product)
    {
        const long NoUnit = 255;
        var (length, code) = (product.Find("lengthOfTimeRange") ?? 0, product.Find("indicatorOfUnitForTimeRange") ?? 1);
        if (length == 0)
        {
            return (0, 0);
        }

        return code == NoUnit ? null : GribTimeUnit.Get(2, code) is var unit
            ? (checked(length * unit.Seconds), length * unit.Months) : null;
    }

    // By Gregorian rules, as GRIB's dates are.
    private static long? GetSecondsToEnd(GribProduct product, CalendarInstant reference)
    {
        const CfCalendar Calendar = CfCalendar.ProlepticGregorian;
        var octets = product.OctetsOf(GribProductLayouts.EndOfInterval);
        if (octets.IsEmpty || !reference.IsValidIn(Calendar))
        {
            return null;
        }

        var end = GribHeaderDates.Read(octets);
        return end.IsValidIn(Calendar) && end.Year != GribHeaderDates.MissingYear
            ? end.ToSeconds(Calendar) - reference.ToSeconds(Calendar) : null;
    }
}
