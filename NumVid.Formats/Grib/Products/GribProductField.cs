namespace NumVid.Formats.Grib.Products;

/// <summary>A number in the octets of a field's headers.</summary>
/// <param name="Name">The name that ecCodes has for it; with its place where a list repeats it.</param>
/// <param name="Offset">Where it begins in the sections.</param>
/// <param name="Length">How many octets it has.</param>
/// <param name="Use">What it is for.</param>
/// <param name="IsSigned">Whether its first bit is a sign.</param>
internal readonly record struct GribProductField(
    string Name, int Offset, int Length, GribOctetUse Use, bool IsSigned);
