namespace NumVid.Formats.Grib.Packing;

/// <summary>How the quantised values of a field are coded.</summary>
internal enum GribPacking
{
    /// <summary>CCSDS recommended lossless compression (AEC), template 5.42.</summary>
    Ccsds,

    /// <summary>Every value in the same number of bits, template 5.0.</summary>
    Simple,

    /// <summary>A JPEG 2000 image, reversible, template 5.40.</summary>
    Jpeg2000,

    /// <summary>A PNG image, template 5.41.</summary>
    Png,

    /// <summary>Groups of second-order differences, template 5.3; in edition 1 its own second-order packing.</summary>
    SecondOrder,

    /// <summary>Floating-point numbers as they are, template 5.4.</summary>
    Ieee,
}
