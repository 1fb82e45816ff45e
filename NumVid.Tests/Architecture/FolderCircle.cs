namespace NumVid.Tests.Architecture;

/// <summary>Stations of a folder that all know each other, directly or by way of each other.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Stations">Their names, in order, joined by commas.</param>
internal sealed record FolderCircle(string Folder, string Stations)
{
    public override string ToString() => $"{Folder}: {Stations}";
}
