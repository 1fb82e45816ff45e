namespace NumVid.Formats.Grib.Writing;

/// <summary>The place of one plane; null for what the variable has no axis for.</summary>
/// <param name="Member">The ensemble member.</param>
/// <param name="Time">Seconds since 1970 of the calendar.</param>
/// <param name="Step">Seconds since the reference time.</param>
/// <param name="Level">The level in the unit of its axis.</param>
internal readonly record struct GribPlaneCoordinate(long? Member, long? Time, long? Step, double? Level);
