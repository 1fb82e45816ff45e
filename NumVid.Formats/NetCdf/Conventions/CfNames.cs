using NumVid.Formats.Cf;

namespace NumVid.Formats.NetCdf.Conventions;

/// <summary>The attributes by which CF and the NetCDF User's Guide pack and mask values, and ours beside
/// them.</summary>
internal static class CfNames
{
    internal const string ScaleFactor = "scale_factor";
    internal const string AddOffset = "add_offset";
    internal const string FillValue = MissingValueNames.Fill;
    internal const string MissingValueCode = MissingValueNames.Missing;
    internal const string ValidMin = "valid_min";
    internal const string ValidMax = "valid_max";
    internal const string ValidRange = "valid_range";
    internal const string Unsigned = "_Unsigned";

    /// <summary>SDS's own attribute for the missing value; the SDS NetCDF provider stores it under this name
    /// too.</summary>
    internal const string SdsMissingValue = MissingValueNames.Sds;

    /// <summary>SDS's own attribute for the name.</summary>
    internal const string SdsName = "Name";

    /// <summary>Ours, shown to users: bits of one packed value of the file that an unpacked variable came
    /// from.</summary>
    internal const string SourceBits = "numvid_source_bits";

    /// <summary>Whether readers mask values by this attribute.</summary>
    internal static bool IsMasking(string name) =>
        name is FillValue or MissingValueCode or ValidMin or ValidMax or ValidRange;
}
