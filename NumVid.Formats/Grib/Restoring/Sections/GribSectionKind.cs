namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>How a data section comes back.</summary>
internal enum GribSectionKind
{
    /// <summary>It is kept as it is.</summary>
    Kept,

    /// <summary>It is made again from the values.</summary>
    Remade,

    /// <summary>It is made again, and bytes that differ are put in.</summary>
    Patched,
}
