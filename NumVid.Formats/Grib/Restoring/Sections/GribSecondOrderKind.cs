namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>How second-order packing tells where its groups begin, and how wide they are.</summary>
internal enum GribSecondOrderKind
{
    /// <summary>Lengths and widths of groups are listed; the numbers may be differences.</summary>
    Extended,

    /// <summary>A group is a row of the grid; widths are listed.</summary>
    RowByRow,

    /// <summary>A bitmap says where groups begin; all have the same width.</summary>
    ConstantWidth,

    /// <summary>A bitmap says where groups begin; widths are listed.</summary>
    General,
}
