namespace NumVid.Tests.Architecture;

/// <summary>Circles of folders that are still there; a line that no longer holds must go.</summary>
internal static class KnownCircles
{
    /// <summary>Folders that reach each other; a folder's own types stand for the folder itself.</summary>
    public static FolderCircle[] All { get; } =
    [
        // Stays: DataSet.Open asks the factory, which makes DataSets; SDS has these names and namespaces.
        new("Microsoft.Research.Science.Data", "(own types), CSV, Factory, Memory, NetCDF4, Utilities"),
    ];

    /// <summary>Folders that know a type of the folder that they are in.</summary>
    public static (string Folder, string Station)[] Climbs { get; } =
    [
        // These stay: the root of SDS is its vocabulary.
        ("Microsoft.Research.Science.Data", "CSV"),
        ("Microsoft.Research.Science.Data", "Factory"),
        ("Microsoft.Research.Science.Data", "Imperative"),
        ("Microsoft.Research.Science.Data", "Memory"),
        ("Microsoft.Research.Science.Data", "NetCDF4"),
        ("Microsoft.Research.Science.Data", "Utilities"),
    ];
}
