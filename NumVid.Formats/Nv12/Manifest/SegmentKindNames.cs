namespace NumVid.Formats.Nv12.Manifest;

/// <summary>The names of segment kinds in the manifest.</summary>
internal static class SegmentKindNames
{
    /// <summary>The name of a kind.</summary>
    internal static string NameOf(SegmentKind kind) => kind switch
    {
        SegmentKind.Constant => "constant",
        SegmentKind.Direct => "exact",
        _ => "video",
    };

    /// <summary>The kind of a name, or null.</summary>
    internal static SegmentKind? Find(string name) => name switch
    {
        "constant" => SegmentKind.Constant,
        "exact" => SegmentKind.Direct,
        "video" => SegmentKind.Layered,
        _ => null,
    };
}
