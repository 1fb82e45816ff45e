using System.Globalization;

namespace NumVid.Formats.Grib.Headers;

/// <summary>Lengths of time in words.</summary>
internal static class GribDurations
{
    private static readonly (long Seconds, string Name)[] s_units =
        [(86400, "day"), (3600, "hour"), (60, "minute"), (1, "second")];

    /// <summary>A number of units, such as <c>6 hours</c>, <c>1 month</c>.</summary>
    internal static string ToText(GribTimeUnit unit, long count) =>
        unit.Months == 0 ? ToText(unit.Seconds * count) : Counted(unit.Months * count, "month");

    /// <summary>Seconds in the largest unit that they are whole in.</summary>
    internal static string ToText(long seconds)
    {
        foreach (var (length, name) in s_units)
        {
            if (seconds % length == 0 && seconds != 0)
            {
                return Counted(seconds / length, name);
            }
        }

        return Counted(0, "hour");
    }

    private static string Counted(long count, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {name}{(count == 1 ? "" : "s")}");
}
