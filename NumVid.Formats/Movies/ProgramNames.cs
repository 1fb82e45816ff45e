using System.Linq;
using System.Text.RegularExpressions;

namespace NumVid.Formats.Movies;

/// <summary>Takes out of FFmpeg's words what nobody but us can read: paths of handles, addresses of objects.</summary>
internal static partial class ProgramNames
{
    private const int LongestLine = 300;

    /// <summary>The first line with words of a text, without a final stop.</summary>
    internal static string FirstLine(string text)
    {
        var line = text.Split('\n').Select(each => List().Replace(Remove(each), "")).FirstOrDefault(each => each.Length > 0) ?? "nothing";
        return (line.Length > LongestLine ? line[..LongestLine] : line).TrimEnd('.', ':');
    }

    private static string Remove(string line) => HandlePath().Replace(Address().Replace(line, "]"), "").Trim();

    [GeneratedRegex(@"/proc/[0-9]+/fd/[0-9]+:? ?", RegexOptions.CultureInvariant)]
    private static partial Regex HandlePath();

    // What is allowed is longer than a sentence.
    [GeneratedRegex(" '3dostr,.*", RegexOptions.CultureInvariant)]
    private static partial Regex List();

    [GeneratedRegex(" @ 0x[0-9a-f]+]", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
