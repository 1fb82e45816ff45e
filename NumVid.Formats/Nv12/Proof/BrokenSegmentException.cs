using System;

namespace NumVid.Formats.Nv12.Proof;

/// <summary>A codec cannot hold a segment, failed on it, or a reader would not get what was promised.</summary>
internal sealed class BrokenSegmentException(string message, Exception? innerException = null)
    : InvalidOperationException(message, innerException);
