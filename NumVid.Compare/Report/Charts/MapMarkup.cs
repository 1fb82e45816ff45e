using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using NumVid.Compare.Maps;

namespace NumVid.Compare.Report.Charts;

/// <summary>Coasts and parallels as a part of a drawing that many drawings of a page share.</summary>
internal sealed class MapMarkup
{
    // Points are whole numbers of this part of the picture's longer side.
    private const double Unit = 0.1;
    private const double Tolerance = 2;

    // Hundreds of pictures show the lines of one grid.
    private static readonly ConditionalWeakTable<MapLines, MapMarkup> s_made = [];

    private MapMarkup(string content)
    {
        var id = "map-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..16];
        (Id, Definition) = (id, $"<g id=\"{id}\">{content}</g>");
    }

    /// <summary>The name by which drawings show it; equal lines have equal names.</summary>
    internal string Id { get; }

    /// <summary>It, to stand once in a page, or in each drawing that stands alone.</summary>
    internal string Definition { get; }

    /// <summary>The lines of a picture.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="width">Width of the picture.</param>
    /// <param name="height">Height of the picture.</param>
    internal static MapMarkup Of(MapLines lines, double width, double height) =>
        s_made.GetValue(lines, key => Make(key, width, height));

    private static MapMarkup Make(MapLines lines, double width, double height)
    {
        var content = new StringBuilder();
        var coast = PathOf(lines.Coast, width, height);
        var scale = Markup.Number(Unit);
        foreach (var degree in lines.Degrees)
        {
            content.Append("<path class=\"net").Append(degree.IsFine ? " fine" : "").Append("\" transform=\"scale(")
                .Append(scale).Append(")\" d=\"").Append(PathOf(degree.Lines, width, height)).Append("\"/>");
        }

        content.Append("<g transform=\"scale(").Append(scale).Append(")\">");
        content.Append("<path class=\"casing\" d=\"").Append(coast).Append("\"/>");
        content.Append("<path class=\"coast\" d=\"").Append(coast).Append("\"/></g>");

        // Above all lines, and one for each of them in the same order: on a part of the map the page puts it elsewhere.
        foreach (var degree in lines.Degrees)
        {
            AddText(content, degree, width, height);
        }

        return new MapMarkup(content.ToString());
    }

    private static void AddText(StringBuilder content, MapDegree degree, double width, double height)
    {
        content.Append("<text class=\"degrees").Append(degree.IsParallel ? " parallel" : "");
        if (degree.Label is { } label)
        {
            var (x, y) = (label.X * width, label.Y * height);
            var anchor = label.X <= 0 ? "" : label.X >= 1 ? " end" : label.Y is <= 0 or >= 1 ? " middle" : "";
            var (shiftX, shiftY) = (label.X <= 0 ? 3 : label.X >= 1 ? -3 : 0, label.Y <= 0 ? 12 : label.Y >= 1 ? -4 : 4);
            content.Append(CultureInfo.InvariantCulture, $"{anchor}\" x=\"{Markup.Number(x + shiftX)}\" ")
                .Append(CultureInfo.InvariantCulture, $"y=\"{Markup.Number(Math.Clamp(y + shiftY, 10, height - 3))}\">");
        }
        else
        {
            content.Append("\" display=\"none\">");
        }

        content.Append(Markup.Escape(degree.Text)).Append("</text>");
    }

    private static string PathOf(
        IReadOnlyList<IReadOnlyList<(double X, double Y)>> lines, double width, double height)
    {
        var path = new StringBuilder();
        foreach (var line in lines)
        {
            (int X, int Y)[] points = [.. Simplified(
                [.. line.Select(point => (point.X * width / Unit, point.Y * height / Unit))])
                .Select(point => ((int)Math.Round(point.X), (int)Math.Round(point.Y)))];
            path.Append(CultureInfo.InvariantCulture, $"M{points[0].X} {points[0].Y}l");
            for (var i = 1; i < points.Length; i++)
            {
                path.Append(CultureInfo.InvariantCulture, $"{points[i].X - points[i - 1].X} {points[i].Y - points[i - 1].Y} ");
            }
        }

        return path.ToString();
    }

    // The farthest point from a straight line stays while it is farther than the tolerance (Douglas and Peucker 1973).
    private static IEnumerable<(double X, double Y)> Simplified((double X, double Y)[] points)
    {
        var isKept = new bool[points.Length];
        isKept[0] = isKept[^1] = true;
        var open = new Stack<(int From, int To)>([(0, points.Length - 1)]);
        while (open.TryPop(out var part))
        {
            var (farthest, distance) = (-1, Tolerance);
            for (var i = part.From + 1; i < part.To; i++)
            {
                if (Distance(points[i], points[part.From], points[part.To]) is var other && other > distance)
                {
                    (farthest, distance) = (i, other);
                }
            }

            if (farthest > 0)
            {
                isKept[farthest] = true;
                open.Push((part.From, farthest));
                open.Push((farthest, part.To));
            }
        }

        return points.Where((_, i) => isKept[i]);
    }

    private static double Distance((double X, double Y) point, (double X, double Y) from, (double X, double Y) to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = double.Hypot(dx, dy);
        return length == 0 ? double.Hypot(point.X - from.X, point.Y - from.Y)
            : Math.Abs((dx * (point.Y - from.Y)) - (dy * (point.X - from.X))) / length;
    }
}
