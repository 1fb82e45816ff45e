namespace NumVid.Formats.Grib.Writing;

/// <summary>Where one plane lies.</summary>
/// <param name="Member">The ensemble member, or null.</param>
/// <param name="Level">The value of its surface in the unit of GRIB's table, or null.</param>
/// <param name="SecondLevel">That of the other side of its layer, or null.</param>
/// <param name="Time">Its times, or null.</param>
internal readonly record struct GribCfPlace(long? Member, double? Level, double? SecondLevel, GribCfTime? Time);
