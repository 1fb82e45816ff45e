using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Headers;

/// <summary>The units in which headers count time: code table 4 of edition 1, 4.4 of edition 2.</summary>
/// <param name="Seconds">Its length in seconds, or 0.</param>
/// <param name="Months">Its length in months, or 0.</param>
internal readonly record struct GribTimeUnit(long Seconds, long Months)
{
    private const long Minute = 60;
    private const long Hour = 3600;
    private const long Day = 86400;

    /// <summary>Reads a unit.</summary>
    /// <param name="edition">1 or 2, which differ.</param>
    /// <param name="code">The code.</param>
    /// <exception cref="UnsupportedDataException">There is no such unit.</exception>
    internal static GribTimeUnit Get(int edition, long code) => (edition, code) switch
    {
        (_, 0) => new(Minute, 0),
        (_, 1) => new(Hour, 0),
        (_, 2) => new(Day, 0),
        (_, 3) => new(0, 1),
        (_, 4) => new(0, 12),
        (_, 5) => new(0, 120),
        (_, 6) => new(0, 360),
        (_, 7) => new(0, 1200),
        (_, 10) => new(3 * Hour, 0),
        (_, 11) => new(6 * Hour, 0),
        (_, 12) => new(12 * Hour, 0),
        (2, 13) => new(1, 0),
        (1, 13) => new(15 * Minute, 0),
        (1, 14) => new(30 * Minute, 0),
        (1, 254) => new(1, 0),
        _ => throw new UnsupportedDataException(
            $"The unit of its steps is number {code}, which edition {edition} of GRIB has not."),
    };
}
