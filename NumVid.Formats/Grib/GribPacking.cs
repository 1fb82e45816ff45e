namespace NumVid.Formats.Grib;

/// <summary>How the quantised values of a field are coded.</summary>
internal enum GribPacking
{
    /// <summary>CCSDS recommended lossless compression (AEC), template 5.42.</summary>
    Ccsds,

    /// <summary>Every value in the same number of bits, template 5.0.</summary>
    Simple,
}
