using System.Collections.Generic;
using System.Linq;
using System.Text;
using NumVid.Compare.Report.Resources;

namespace NumVid.Compare.Report.Charts;

/// <summary>The colours of charts and page, light and dark, and the styles that use them.</summary>
/// <remarks>Line colours are those of Okabe and Ito (2008), which people with any kind of colour blindness can tell
/// apart; every line has a mark or a dash of its own besides.</remarks>
internal static class ChartStyle
{
    private static readonly (string Name, string Light, string Dark)[] s_colours =
    [
        ("page", "#ffffff", "#15181c"),
        ("panel", "#f5f7f9", "#1d2126"),
        ("ink", "#1b1f24", "#e4e7ea"),
        ("muted", "#57606a", "#9aa4af"),
        ("grid", "#d8dee4", "#343b43"),
        ("bar", "#b9c6d3", "#4a5866"),
        ("bad", "#b3261e", "#ff8a80"),
        ("good", "#1a6e3c", "#6fd39a"),
        ("missing", "#8c8c8c", "#8c8c8c"),
        ("size", "#0072b2", "#56b4e9"),
        ("error", "#d55e00", "#f0894a"),
        ("c0", "#0072b2", "#56b4e9"),
        ("c1", "#d55e00", "#f0894a"),
        ("c2", "#009e73", "#2fc79c"),
        ("c3", "#cc79a7", "#e79fc6"),
        ("c4", "#b8860b", "#e6b93c"),
        ("c5", "#3b4a9f", "#9aa8ff"),
        ("c6", "#7a7a7a", "#b0b0b0"),
    ];

    /// <summary>How many colours lines have.</summary>
    internal static int LineColourCount { get; } =
        s_colours.Count(colour => colour.Name.Length == 2 && colour.Name[0] == 'c');

    /// <summary>The styles of a drawing that stands alone: colours written out, since not every viewer knows
    /// variables.</summary>
    internal static string ForFiles { get; } = s_colours.Aggregate(
        PageResource.Read("chart.css"), (style, colour) =>
            style.Replace($"var(--{colour.Name})", colour.Light, System.StringComparison.Ordinal));

    /// <summary>The colours as variables of a page, light and dark, by the reader's system or by the page's
    /// switch.</summary>
    internal static string Variables { get; } =
        $":root {{ color-scheme: light; {Declarations(dark: false)}}}\n"
        + $"@media screen and (prefers-color-scheme: dark) "
        + $"{{ :root:not([data-theme=light]) {{ color-scheme: dark; {Declarations(dark: true)}}} }}\n"
        + $"@media screen {{ :root[data-theme=dark] {{ color-scheme: dark; {Declarations(dark: true)}}} }}\n";

    private static string Declarations(bool dark) => ((IEnumerable<(string Name, string Light, string Dark)>)s_colours)
        .Aggregate(new StringBuilder(), (text, colour) =>
        text.Append("--").Append(colour.Name).Append(": ").Append(dark ? colour.Dark : colour.Light).Append("; "))
        .ToString();
}
