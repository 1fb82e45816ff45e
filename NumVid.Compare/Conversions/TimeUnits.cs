using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NumVid.Compare.Conversions;

/// <summary>A CF time unit of fixed length, such as <c>hours since 1970-01-01</c>.</summary>
/// <param name="Seconds">The length of the unit.</param>
/// <param name="Epoch">Where counting starts, as it is written.</param>
internal sealed partial record TimeUnits(double Seconds, string Epoch)
{
    /// <summary>Reads a unit; null for one without a fixed length.</summary>
    internal static TimeUnits? Parse(string? text)
    {
        var match = Pattern().Match(text ?? "");
        double? seconds = match.Groups["unit"].Value.ToUpperInvariant() switch
        {
            "SECONDS" or "SECOND" or "SECS" or "SEC" or "S" => 1,
            "MINUTES" or "MINUTE" or "MINS" or "MIN" => 60,
            "HOURS" or "HOUR" or "HRS" or "HR" or "H" => 3600,
            "DAYS" or "DAY" or "D" => 86400,
            _ => null,
        };
        return seconds is { } length ? new(length, match.Groups["epoch"].Value.Trim()) : null;
    }

    /// <summary>How many of these units lie between an other unit's origin and this one's; null when the calendar does not tell.</summary>
    /// <param name="other">The other unit.</param>
    /// <param name="calendar">The calendar of both; null is the standard one.</param>
    internal double? OriginOf(TimeUnits other, string? calendar)
    {
        if (Epoch == other.Epoch)
        {
            return 0;
        }

        var isKnown = calendar is null or "standard" or "gregorian" or "proleptic_gregorian";
        return isKnown && Date() is { } mine && other.Date() is { } theirs ? (theirs - mine).TotalSeconds / Seconds : null;
    }

    // Before 1583 the standard calendar is another one.
    private DateTime? Date() => DateTime.TryParse(
        Epoch, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var date) && date.Year > 1582
        ? date : null;

    [GeneratedRegex(@"^\s*(?<unit>[A-Za-z]+)\s+since\s+(?<epoch>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
