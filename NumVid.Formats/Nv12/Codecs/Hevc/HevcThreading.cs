namespace NumVid.Formats.Nv12.Codecs.Hevc;

/// <summary>How x265 uses the machine's cores within one stream; the choice changes the bytes, the machine does
/// not.</summary>
internal enum HevcThreading
{
    /// <summary>One thread: for many segments that are encoded at once.</summary>
    SingleThread,

    /// <summary>Rows of a frame in parallel on all cores: for few segments of large frames.</summary>
    Wavefront,
}
