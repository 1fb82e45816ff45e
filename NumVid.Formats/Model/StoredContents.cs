namespace NumVid.Formats.Model;

/// <summary>How much a file holds, what its dataset leaves out included.</summary>
/// <param name="Variables">The variables that the file declares; of GRIB those that its fields became.</param>
/// <param name="Messages">The messages of a GRIB file, damaged ones included; null in other formats.</param>
/// <param name="Fields">The fields in them, a damaged message counted as one; null in other formats.</param>
public readonly record struct StoredContents(int Variables, int? Messages, int? Fields);
