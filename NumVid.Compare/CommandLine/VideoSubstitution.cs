using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Compare.Names;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12;

namespace NumVid.Compare.CommandLine;

/// <summary>Says in a line that video is missing here, before fields are written that would have been video.</summary>
internal static class VideoSubstitution
{
    private const string Format = "nv12";

    /// <summary>Writes the line, where there is one.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="files">The format and the options of each file that will be written.</param>
    internal static void Tell(
        Terminal terminal, IEnumerable<(string Format, IReadOnlyDictionary<string, string> Options)> files)
    {
        var sentence = files.Where(file => file.Format == Format)
            .Select(SentenceFor).FirstOrDefault(text => text is not null);
        if (sentence is not null)
        {
            terminal.WriteError($"numvid: note: {sentence}");
        }
    }

    // A quality that cannot be used is told with the name of its configuration or variable, where it is.
    private static string? SentenceFor((string Format, IReadOnlyDictionary<string, string> Options) file)
    {
        try
        {
            return Nv12Codecs.Substitution(QualityOption.In(file.Options));
        }
        catch (Exception exception) when (exception is UsageException or UnsupportedDataException)
        {
            return null;
        }
    }
}
