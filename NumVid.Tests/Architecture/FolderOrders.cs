namespace NumVid.Tests.Architecture;

/// <summary>The orders of folders that are decided, and what is still against them.</summary>
internal static class FolderOrders
{
    /// <summary>From the top down, as docs/architecture.md has them.</summary>
    public static FolderOrder[] All { get; } =
    [
        new("NumVid.Formats.Nv12",
        [
            "Commits", "Fixity", "Segments", "Candidates", "Proof", "Decoding", "Scaling", "Frames", "Codecs", "Layers",
            "Prediction", "Entropy", "Manifest", "Archive", "Geometry",
        ]),
    ];

    /// <summary>What is against the orders today. A line that no longer holds must go.</summary>
    public static (string Folder, string Offence)[] KnownOffences { get; } =
    [
        ("NumVid.Formats.Nv12", "Scaling -> Segments"),
    ];

    /// <summary>Folders that have no place in their order yet. A line that no longer holds must go.</summary>
    public static (string Folder, string Station)[] KnownUnplaced { get; } =
    [
        ("NumVid.Formats.Nv12", "Coding"),
        ("NumVid.Formats.Nv12", "Container"),
        ("NumVid.Formats.Nv12", "Decisions"),
        ("NumVid.Formats.Nv12", "Exact"),
        ("NumVid.Formats.Nv12", "Residual"),
        ("NumVid.Formats.Nv12", "Seed"),
        ("NumVid.Formats.Nv12", "Storage"),
        ("NumVid.Formats.Nv12", "Video"),
    ];
}
