using System;

namespace NumVid.Formats.Errors;

/// <summary>FFmpeg, or an encoder behind it, failed at work that it should be able to do.</summary>
/// <remarks>The message says what was asked and ends with the library's own words.</remarks>
public sealed class VideoLibraryException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was asked and what the library said, a sentence.</param>
    /// <param name="libraryCode">FFmpeg's own negative error number; 0 when FFmpeg gave none.</param>
    public VideoLibraryException(string message, int libraryCode)
        : base(message) => LibraryCode = libraryCode;

    /// <summary>FFmpeg's own negative error number; 0 when FFmpeg gave none.</summary>
    public int LibraryCode { get; }
}
