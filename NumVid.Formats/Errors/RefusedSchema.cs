using System;
using Microsoft.Research.Science.Data;

namespace NumVid.Formats.Errors;

/// <summary>What the SDS core refuses while a file is opened: names, attributes or shapes that no sound file
/// has.</summary>
internal static class RefusedSchema
{
    /// <summary>Whether the core has refused what the file describes.</summary>
    internal static bool Is(Exception exception) =>
        exception is ArgumentException or InvalidOperationException or ConstraintsFailedException;

    /// <summary>The refusal as an error of the file.</summary>
    internal static InvalidFileException In(string path, Exception refusal) =>
        new(path, $"it does not describe a dataset: {refusal.Message.TrimEnd('.')}", innerException: refusal);
}
