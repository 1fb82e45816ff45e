using System.Globalization;
using System.Text;

namespace NumVid.Compare.Report.Charts;

/// <summary>Writes text and numbers into SVG and HTML.</summary>
internal static class Markup
{
    /// <summary>Text as content or as a quoted attribute. What comes from files is never markup, whatever is in
    /// it.</summary>
    /// <remarks>Control characters and halves of surrogate pairs, which neither language allows, become
    /// U+FFFD.</remarks>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\t' or '\n' or '\r' => " ",
                < ' ' or (>= 0x7F and <= 0x9F) or 0xFFFE or 0xFFFF => "\uFFFD",
                _ => rune.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>A coordinate: two decimals are a hundredth of a pixel.</summary>
    internal static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
