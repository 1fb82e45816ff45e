namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>What can be chosen when frames are encoded.</summary>
/// <param name="Quantiser">The quantiser.</param>
/// <param name="GroupLength">Frames of a group, 1 to 255: the first is coded whole, the others as
/// differences.</param>
internal sealed record DctSettings(UniformQuantiser Quantiser, int GroupLength = DctSettings.UsualGroupLength)
{
    /// <summary>The group length where none is chosen.</summary>
    internal const int UsualGroupLength = 6;
}
