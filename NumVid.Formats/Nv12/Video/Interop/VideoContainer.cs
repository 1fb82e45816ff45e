namespace NumVid.Formats.Nv12.Video.Interop;

/// <summary>How a video's packets are put together to one stream; the numbers are the shim's.</summary>
internal enum VideoContainer
{
    /// <summary>Packets one after the other in decoding order, a raw <c>.hevc</c> file.</summary>
    AnnexB = 1,

    /// <summary>A <c>.mkv</c> file without times, names and random numbers.</summary>
    Matroska = 2,
}
