namespace NumVid.Formats.Cf;

/// <summary>The calendars of the CF conventions.</summary>
public enum CfCalendar
{
    /// <summary>CF's <c>standard</c> (<c>gregorian</c>): Julian until 4 October 1582, Gregorian from the next day, the
    /// 15th.</summary>
    Standard,

    /// <summary>Gregorian rules for all years; what GRIB dates and .NET's mean.</summary>
    ProlepticGregorian,

    /// <summary>Julian rules for all years.</summary>
    Julian,

    /// <summary>365 days in every year.</summary>
    NoLeap,

    /// <summary>366 days in every year.</summary>
    AllLeap,

    /// <summary>Twelve months of 30 days.</summary>
    Days360,
}
