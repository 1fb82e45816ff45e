namespace NumVid.Tests.Architecture;

// Why so: docs/decisions/0056-folders-along-the-stream.md
/// <summary>The orders of folders that are decided, and what is still against them.</summary>
internal static class FolderOrders
{
    /// <summary>From the top down, as docs/architecture.md has them.</summary>
    public static FolderOrder[] All { get; } =
    [
        new("NumVid.Formats.Nv12",
        [
            "Seed", "Commits", "Fixity", "Reading", "Segments", "Candidates", "Proof", "Decoding", "Frames", "Layers",
            "Exact", "Scaling", "Codecs", "Video", "Prediction", "Entropy", "Manifest", "Archive", "Positions",
            "Geometry", "Elements",
        ]),
        new("NumVid.Formats.Grib",
            ["Restoring", "Writing", "Schema", "Storage", "Cubes", "Values", "Packing", "Headers", "Products", "Grids"]),
        new("EccodesDotNet", ["Framing", "Interop", "Errors"]),
    ];

    /// <summary>What is against the orders today. A line that no longer holds must go.</summary>
    public static (string Folder, string Offence)[] KnownOffences { get; } =
    [
    ];

    /// <summary>Folders that have no place in their order yet. A line that no longer holds must go.</summary>
    public static (string Folder, string Station)[] KnownUnplaced { get; } =
    [
    ];
}
