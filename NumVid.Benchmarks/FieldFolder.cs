using System;

namespace NumVid.Benchmarks;

/// <summary>The folder of real fields that NUMVID_FIELDS names.</summary>
internal static class FieldFolder
{
    /// <summary>The folder.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    internal static string Path => Environment.GetEnvironmentVariable("NUMVID_FIELDS") is { Length: > 0 } root
        ? root
        : throw new InvalidOperationException(
        "NUMVID_FIELDS is not set; it names the folder that holds fields/ and reference/.");

    /// <summary>The path of a file in <c>fields/</c>.</summary>
    internal static string File(string name) => System.IO.Path.Combine(Path, "fields", name);
}
