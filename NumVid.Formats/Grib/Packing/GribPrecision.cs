namespace NumVid.Formats.Grib.Packing;

/// <summary>How exactly one field is packed: by bits, or by the largest error.</summary>
/// <param name="Bits">The bits of a value, or null.</param>
/// <param name="Bound">The largest error where no bits are given; 0 asks for the very same values.</param>
/// <param name="IsDouble">Whether the values are of double precision instead of single, and so for a reader where that
/// is noted.</param>
/// <param name="IsNoted">Whether the file says beside its headers which type a reader gets.</param>
internal readonly record struct GribPrecision(int? Bits, double Bound, bool IsDouble, bool IsNoted = true);
