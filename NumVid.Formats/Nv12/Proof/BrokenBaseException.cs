using System;

namespace NumVid.Formats.Nv12.Proof;

/// <summary>A codec cannot hold a segment, failed on it, or returned frames that are not the ones it was given.</summary>
internal sealed class BrokenBaseException(string message, Exception? innerException = null)
    : InvalidOperationException(message, innerException);
