namespace NumVid.Formats.Grib.Writing;

/// <summary>The times of one plane, in seconds since 1970 of the calendar.</summary>
/// <param name="Reference">The reference time.</param>
/// <param name="Start">The time that it holds for, or the begin of its interval.</param>
/// <param name="End">The end of its interval; the start for an instant.</param>
internal readonly record struct GribCfTime(long Reference, long Start, long End);
