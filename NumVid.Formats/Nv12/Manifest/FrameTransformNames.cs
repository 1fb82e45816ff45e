
namespace NumVid.Formats.Nv12.Manifest;

/// <summary>The names of frame transforms in the manifest.</summary>
internal static class FrameTransformNames
{
    private const string Difference = "difference";

    /// <summary>The name of a transform; null for none, which is not written.</summary>
    internal static string? NameOf(FrameTransform transform) =>
        transform == FrameTransform.Difference ? Difference : null;

    /// <summary>The transform of a name, or null.</summary>
    internal static FrameTransform? Find(string name) => name == Difference ? FrameTransform.Difference : null;
}
