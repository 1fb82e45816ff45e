namespace NumVid.Formats.NetCdf.Declarations;

/// <summary>An attribute.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The library's number of its type.</param>
/// <param name="Count">How many values it has.</param>
/// <param name="Values">The values: numbers and characters as they lie in memory, texts as <see cref="NetCdfTexts"/>
/// has them.</param>
internal sealed record NetCdfAttributeDeclaration(string Name, int Type, long Count, byte[] Values);
