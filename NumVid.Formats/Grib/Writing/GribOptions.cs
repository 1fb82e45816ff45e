using NumVid.Formats.Grib.Packing;
using NumVid.Formats.Quality;

namespace NumVid.Formats.Grib.Writing;

/// <summary>How fields are written.</summary>
/// <param name="Packing">How values are packed.</param>
/// <param name="BitsPerValue">Bits of a packed value where no quality is given.</param>
/// <param name="Quality">The largest error of each variable, or null.</param>
/// <param name="Edition">The edition written; 1 only for fields that came from edition 1.</param>
/// <param name="Scales">Among which scale factors a quality's steps are sought.</param>
internal sealed record GribOptions(
    GribPacking Packing, int BitsPerValue, QualitySpecification? Quality, int Edition, GribScales Scales);
