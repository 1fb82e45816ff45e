using NumVid.Formats.Nv12.Decoding;

namespace NumVid.Formats.Nv12.Candidates;

/// <summary>What a search among videos found.</summary>
/// <param name="Choice">How videos are made.</param>
/// <param name="Encoded">The segment encoded so, where the whole of it was tried; not proven.</param>
/// <param name="Expected">About how many bytes a segment takes, judged by what was tried.</param>
internal sealed record FoundVideo(VideoChoice Choice, EncodedSegment? Encoded, long Expected);
