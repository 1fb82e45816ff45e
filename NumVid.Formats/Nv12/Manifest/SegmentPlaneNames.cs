using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>The names of planes in the manifest.</summary>
internal static class SegmentPlaneNames
{
    private const string VideoColumn = "video-column";

    /// <summary>The name of a plane; null for the usual one, which is not written.</summary>
    internal static string? NameOf(SegmentPlane plane) => plane == SegmentPlane.VideoColumn ? VideoColumn : null;

    /// <summary>The plane of a name, or null.</summary>
    internal static SegmentPlane? Find(string name) => name == VideoColumn ? SegmentPlane.VideoColumn : null;
}
