namespace NumVid.Formats.Grib.Packing;

/// <summary>Among which scale factors the step for a bound is sought.</summary>
internal enum GribScales
{
    /// <summary>Both: the coarsest step.</summary>
    Coarsest,

    /// <summary>The binary one alone: a power of two.</summary>
    Binary,

    /// <summary>The decimal one alone: a power of ten.</summary>
    Decimal,
}
