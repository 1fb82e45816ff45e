using System;

namespace NumVid.Formats.Nv12.Commits;

/// <summary>Tells whether samples are those of a frame.</summary>
/// <param name="frame">The number of the frame.</param>
/// <param name="samples">The samples.</param>
internal delegate bool KeptFrameCheck(int frame, ReadOnlySpan<ushort> samples);
