using System;
using System.IO;

namespace NumVid.Formats.Errors;

/// <summary>A file is damaged, cut short, or not what its name promises.</summary>
/// <remarks>The message is one or two sentences that name the file, the place, what was found, what was expected and,
/// where there is one, the remedy. It can be shown to a user as it is.</remarks>
public sealed class InvalidFileException : IOException
{
    /// <summary>Creates the exception for one place in a file.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="problem">What was found and what was expected, without a final stop.</param>
    /// <param name="variable">The variable concerned, or null for the file as a whole.</param>
    /// <param name="offset">The byte offset of the damage, or null when it has none.</param>
    /// <param name="innerException">The cause, or null.</param>
    public InvalidFileException(
        string path, string problem, string? variable = null, long? offset = null, Exception? innerException = null)
        : base(Describe(path, problem, variable, offset), innerException)
    {
        Path = path;
        Variable = variable;
        Offset = offset;
    }

    /// <summary>The file as the user named it.</summary>
    public string Path { get; }

    /// <summary>The variable concerned, or null for the file as a whole.</summary>
    public string? Variable { get; }

    /// <summary>The byte offset of the damage, or null when it has none.</summary>
    public long? Offset { get; }

    private static string Describe(string path, string problem, string? variable, long? offset)
    {
        var place = variable is null ? $"'{path}'" : $"'{path}', variable '{variable}'";
        return offset is null ? $"{place}: {problem}." : $"{place}, at byte {offset.Value}: {problem}.";
    }
}
