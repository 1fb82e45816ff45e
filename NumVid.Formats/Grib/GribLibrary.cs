using EccodesDotNet;
using NumVid.Formats.Errors;
using NumVid.Formats.Native;

namespace NumVid.Formats.Grib;

/// <summary>The state of ecCodes on this machine.</summary>
internal static class GribLibrary
{
    /// <summary>Tells which ecCodes was found and what it enables.</summary>
    internal static NativeLibraryStatus Status() => new(
        "ecCodes", EcCodesLibrary.IsUsable, EcCodesLibrary.Version?.ToString(
            3), "reading and writing GRIB", EcCodesLibrary.Problem);

    /// <summary>Throws when ecCodes cannot be used.</summary>
    /// <exception cref="MissingLibraryException">The library is missing or too old.</exception>
    internal static void Require()
    {
        if (!EcCodesLibrary.IsUsable)
        {
            throw new MissingLibraryException(EcCodesLibrary.Problem);
        }
    }
}
