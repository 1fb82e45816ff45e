using NumVid.Formats.Errors;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Reading;

/// <summary>Says what a reader gets in the place of damaged segments.</summary>
internal interface IDamagedSegments
{
    /// <summary>The values to return for a segment that cannot be read.</summary>
    T[] Replace<T>(StoredVariable variable, StoredSegment segment, InvalidFileException cause);
}
