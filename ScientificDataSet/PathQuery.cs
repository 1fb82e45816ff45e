using System;
using System.Collections.Generic;
using System.IO;

namespace Microsoft.Research.Science.Data;

/// <summary>The two parts of <c>path?key=value&amp;key=value</c>.</summary>
internal static class PathQuery
{
    /// <summary>Splits at the last question mark, unless the whole text is the name of a file.</summary>
    internal static (string Path, string Query) Split(string text)
    {
        var mark = text.LastIndexOf('?');
        return mark < 0 || File.Exists(text) ? (text, "") : (text[..mark], text[(mark + 1)..]);
    }

    /// <summary>Returns the keys and values of a query, unescaped.</summary>
    /// <exception cref="FormatException">A part is not <c>key=value</c>.</exception>
    internal static IEnumerable<KeyValuePair<string, string>> Parse(string query)
    {
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new UriFormatException($"'{part}' should be 'key=value'.");
            }

            yield return new(Uri.UnescapeDataString(part[..equals]), Uri.UnescapeDataString(part[(equals + 1)..]));
        }
    }

    /// <summary>Escapes what would end a value, so that a parsed text can be written and parsed again.</summary>
    internal static string Escape(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("&", "%26", StringComparison.Ordinal)
        .Replace("#", "%23", StringComparison.Ordinal);
}
