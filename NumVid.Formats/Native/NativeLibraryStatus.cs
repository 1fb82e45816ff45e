namespace NumVid.Formats.Native;

/// <summary>One native library as found on this machine.</summary>
/// <param name="Name">The library's own name, for example <c>ecCodes</c>.</param>
/// <param name="IsUsable">Whether it was loaded and is new enough.</param>
/// <param name="Version">Its own version text, or null when it was not loaded.</param>
/// <param name="Enables">What it enables, for example <c>reading and writing GRIB</c>.</param>
/// <param name="Problem">What is wrong and how to mend it, in one sentence; null when it is usable.</param>
/// <param name="Details">Capabilities found, for example encoders; may be empty.</param>
public sealed record NativeLibraryStatus(
    string Name, bool IsUsable, string? Version, string Enables, string? Problem, string Details = "");
