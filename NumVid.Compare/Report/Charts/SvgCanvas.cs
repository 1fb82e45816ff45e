using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace NumVid.Compare.Report.Charts;

// Why so: docs/decisions/0043-own-charts.md
/// <summary>A drawing of lines, boxes, text and pictures as SVG; looks come from classes, so that one drawing serves
/// light and dark.</summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder _content = new();
    private readonly SortedDictionary<string, string> _shared = new(StringComparer.Ordinal);
    private readonly double _width;
    private readonly double _height;
    private readonly string _label;

    /// <summary>Creates an empty one.</summary>
    /// <param name="width">Its width in units of a pixel.</param>
    /// <param name="height">Its height.</param>
    /// <param name="label">What it shows, for those who cannot see it.</param>
    internal SvgCanvas(double width, double height, string label)
    {
        _width = width;
        _height = height;
        _label = label;
    }

    /// <summary>A straight line.</summary>
    internal void Line(double x1, double y1, double x2, double y2, string style) => Add(
        $"<line class=\"{style}\" x1=\"{Markup.Number(x1)}\" y1=\"{Markup.Number(y1)}\" x2=\"{Markup.Number(x2)}\" "
            + $"y2=\"{Markup.Number(y2)}\"/>");

    /// <summary>A box; the tip is shown under the pointer.</summary>
    internal void Box(double x, double y, double width, double height, string style, string? tip = null) => Add(
        $"<rect class=\"{style}\" x=\"{Markup.Number(x)}\" y=\"{Markup.Number(y)}\" width=\"{Markup.Number(width)}\" "
            + $"height=\"{Markup.Number(height)}\"",
        "rect", tip);

    /// <summary>Lines from point to point.</summary>
    internal void Polyline(IReadOnlyList<(double X, double Y)> points, string style)
    {
        var path = new StringBuilder("<polyline class=\"").Append(style).Append("\" points=\"");
        foreach (var (x, y) in points)
        {
            path.Append(Markup.Number(x)).Append(',').Append(Markup.Number(y)).Append(' ');
        }

        Add(path.Append("\"/>").ToString());
    }

    /// <summary>A filled shape by SVG path commands.</summary>
    internal void Shape(string path, string style, string? tip = null) =>
        Add($"<path class=\"{style}\" d=\"{path}\"", "path", tip);

    /// <summary>Text; the style says where its anchor is (<c>start</c>, <c>middle</c> or <c>end</c> among its
    /// classes).</summary>
    /// <param name="x">Where the anchor is.</param>
    /// <param name="y">The base line.</param>
    /// <param name="text">The text, which may come from a file.</param>
    /// <param name="style">Classes.</param>
    /// <param name="turn">Degrees clockwise about the anchor.</param>
    internal void Text(double x, double y, string text, string style, int turn = 0)
    {
        var turned = turn == 0
            ? ""
            : string.Create(
            CultureInfo.InvariantCulture, $" transform=\"rotate({turn} {Markup.Number(x)} {Markup.Number(y)})\"");
        Add($"<text class=\"{style}\" x=\"{Markup.Number(x)}\" "
            + $"y=\"{Markup.Number(y)}\"{turned}>{Markup.Escape(text)}</text>");
    }

    /// <summary>A picture, stretched to the box.</summary>
    internal void Picture(double x, double y, double width, double height, ReadOnlySpan<byte> png, string label) => Add(
        $"<image class=\"picture\" x=\"{Markup.Number(x)}\" y=\"{Markup.Number(y)}\" width=\"{Markup.Number(width)}\" "
            + $"height=\"{Markup.Number(height)}\""
        + $" preserveAspectRatio=\"none\" aria-label=\"{Markup.Escape(label)}\" "
        + $"href=\"data:image/png;base64,{Convert.ToBase64String(png)}\"/>");

    /// <summary>A map: a picture with its lines, which a page can enlarge.</summary>
    /// <param name="x">Its left.</param>
    /// <param name="y">Its top.</param>
    /// <param name="width">Its width.</param>
    /// <param name="height">Its height.</param>
    /// <param name="png">The picture, stretched to the box.</param>
    /// <param name="label">What it shows, for those who cannot see it.</param>
    /// <param name="lines">Its lines; null without any.</param>
    internal void Map(
        double x, double y, double width, double height, ReadOnlySpan<byte> png, string label, MapMarkup? lines)
    {
        Add($"<svg class=\"map\" x=\"{Markup.Number(x)}\" y=\"{Markup.Number(y)}\" width=\"{Markup.Number(width)}\" "
            + $"height=\"{Markup.Number(height)}\" viewBox=\"0 0 {Markup.Number(width)} {Markup.Number(height)}\">");
        Picture(0, 0, width, height, png, label);
        if (lines is not null)
        {
            _shared[lines.Id] = lines.Definition;
            Add($"<use href=\"#{lines.Id}\"/>");
        }

        Add("</svg>");
    }

    /// <summary>What this drawing takes from the page that it stands in, by name.</summary>
    internal IReadOnlyDictionary<string, string> Shared => _shared;

    /// <summary>The drawing as part of a page that has the styles of <see cref="ChartStyle"/>.</summary>
    internal string ToInline() =>
        $"<svg class=\"chart\" role=\"img\" aria-label=\"{Markup.Escape(_label)}\" width=\"{Markup.Number(_width)}\" "
            + $"viewBox=\"0 0 {Markup.Number(_width)} {Markup.Number(_height)}\">\n{_content}</svg>\n";

    /// <summary>The drawing as a file of its own, in light colours on white.</summary>
    internal string ToFile() =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" width=\"{Markup.Number(_width)}\" "
            + $"height=\"{Markup.Number(_height)}\" viewBox=\"0 0 {Markup.Number(_width)} {Markup.Number(_height)}\">\n"
        + $"<title>{Markup.Escape(_label)}</title>\n<style>\n{ChartStyle.ForFiles}</style>\n"
        + (_shared.Count == 0 ? "" : $"<defs>{string.Concat(_shared.Values)}</defs>\n")
        + $"<rect width=\"100%\" height=\"100%\" class=\"page\"/>\n{_content}</svg>\n";

    private void Add(string element) => _content.Append(element).Append('\n');

    private void Add(string opened, string name, string? tip) =>
        Add(tip is null ? opened + "/>" : $"{opened}><title>{Markup.Escape(tip)}</title></{name}>");
}
