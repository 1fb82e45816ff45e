namespace NumVid.Formats.NetCdf.Restoring;

/// <summary>How stored values follow from those that SDS shows.</summary>
internal enum NetCdfSchemeKind
{
    /// <summary>They do not; all of them are kept.</summary>
    Kept = 0,

    /// <summary>They have the same bits.</summary>
    SameBits = 1,

    /// <summary>They are (value - offset) / scale, rounded to the stored type.</summary>
    Packed = 2,
}
