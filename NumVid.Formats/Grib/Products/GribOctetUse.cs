namespace NumVid.Formats.Grib.Products;

// Why so: docs/decisions/0064-grib-identity-from-all-octets.md
/// <summary>What an octet of a product definition is for, when fields are gathered to variables.</summary>
internal enum GribOctetUse
{
    /// <summary>Fields that differ in it are of different variables. What no layout knows is of this kind.</summary>
    TellsApart,

    /// <summary>It says where on an axis a field lies: time, level, member, percentile, ...</summary>
    Place,

    /// <summary>It says how a field was made. Each field keeps its own; fields of one place alone are told apart by
    /// it.</summary>
    Aside,

    /// <summary>Some of its values mean one variable, see <see cref="GribLikeness"/>.</summary>
    Alike,

    /// <summary>It tells of lengths, of the grid or of packed values.</summary>
    Coding,
}
