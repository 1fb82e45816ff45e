using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Names;
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
            .Select(file => Nv12Codecs.Substitution(QualityOption.In(file.Options)))
            .FirstOrDefault(text => text is not null);
        if (sentence is not null)
        {
            terminal.WriteError($"numvid: note: {sentence}");
        }
    }
}
