namespace NumVid.Compare.CommandLine;

/// <summary>A file that is compared.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">Its name in the study, with slashes; that of its folder there.</param>
/// <param name="IsFound">Whether it was found in a folder, where texts may lie beside the data.</param>
internal sealed record StudyInput(string Path, string Name, bool IsFound);
