namespace NumVid.Formats.Model;

/// <summary>The names of the codecs in the manifest and in the quality grammar.</summary>
internal static class CodecNames
{
    /// <summary>HEVC by x265.</summary>
    internal const string Hevc = "hevc";

    /// <summary>FFV1, which loses nothing.</summary>
    internal const string Ffv1 = "ffv1";
}
