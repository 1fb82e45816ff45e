namespace NumVid.Formats.Grib.Grids;

/// <summary>What stands for the positions of a grid that has none.</summary>
/// <param name="Section">The octets of the section about the grid: grids are the same when these are.</param>
/// <param name="Problem">Why there are no positions.</param>
internal sealed record GribUnplaced(string Section, string Problem);
