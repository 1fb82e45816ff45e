namespace NumVid.Formats.NetCdf.Schema;

/// <summary>A dimension as the file has it.</summary>
/// <param name="Id">The library's number, unique in the file.</param>
/// <param name="Name">Its name, with the path of its group before it unless it is the root (<c>group/x</c>).</param>
/// <param name="Length">Its current length; the library counts to more than an array can hold.</param>
/// <param name="IsUnlimited">Whether more can be appended along it.</param>
internal sealed record NetCdfDimension(int Id, string Name, long Length, bool IsUnlimited);
