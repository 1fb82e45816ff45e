using System;
using System.IO;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Nv12.Video.Interop;

/// <summary>Turns the shim's errors into exceptions that carry its words.</summary>
internal static class VideoErrors
{
    /// <summary>What to do when the library, or an encoder behind it, is missing.</summary>
    internal const string Remedy = "Run native/install-deps and build again.";

    /// <summary>Throws unless a call succeeded.</summary>
    /// <param name="status">What the call returned.</param>
    /// <param name="error">What the call filled.</param>
    /// <param name="what">What was asked, for example <c>Encoding frame 3 with 'ffv1'</c>.</param>
    internal static void ThrowIfFailed(NvStatus status, in NvError error, string what)
    {
        if (status != NvStatus.Ok)
        {
            throw Create(error, what);
        }
    }

    /// <summary>Makes the exception for a failed call.</summary>
    /// <param name="error">What the call filled.</param>
    /// <param name="what">What was asked.</param>
    internal static Exception Create(in NvError error, string what)
    {
        var message = $"{what} failed: {error.Text}{(error.library_code == 0 ? "" : $" ({error.library_code})")}.";
        return error.code switch
        {
            NvStatus.InvalidArgument => new ArgumentException(message),
            NvStatus.NotAvailable => new MissingLibraryException($"{message} {Remedy}"),
            NvStatus.InvalidData => new InvalidDataException(message),
            NvStatus.OutOfMemory => new InsufficientMemoryException(message),
            _ => new VideoLibraryException(message, error.library_code),
        };
    }
}
