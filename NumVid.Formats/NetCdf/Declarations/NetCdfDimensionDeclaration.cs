namespace NumVid.Formats.NetCdf.Declarations;

/// <summary>A dimension.</summary>
/// <param name="Name">Its name, without that of its group.</param>
/// <param name="Length">Its length.</param>
/// <param name="IsUnlimited">Whether it may grow.</param>
internal sealed record NetCdfDimensionDeclaration(string Name, long Length, bool IsUnlimited);
