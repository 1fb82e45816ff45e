using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Compare.Maps;

/// <summary>Coasts and the net of parallels and meridians on a grid, in its own projection: lines through the picture of
/// which a place is known for each point.</summary>
/// <param name="Coast">Lines of points, as parts of the picture's width and height from its upper left corner.</param>
/// <param name="Degrees">Parallels and meridians.</param>
internal sealed record MapLines(
    IReadOnlyList<IReadOnlyList<(double X, double Y)>> Coast, IReadOnlyList<MapDegree> Degrees)
{
    // A coast to a 440th of the picture; parallels are smooth.
    private const int CoastWidth = 440;
    private const int NetWidth = 88;
    private const int Halvings = 4;

    /// <summary>Finds the lines.</summary>
    /// <param name="aspect">Height of the picture / its width.</param>
    /// <param name="placeOf">Latitude and longitude of a place of the picture, from (0, 0) to (1, 1).</param>
    internal static MapLines Of(double aspect, Func<double, double, (double Latitude, double Longitude)> placeOf)
    {
        int HeightOf(int width) => (int)Math.Clamp(width * aspect, 8, width);
        var net = new Graticule(NetWidth, HeightOf(NetWidth), placeOf);
        return new(CoastOf(CoastWidth, HeightOf(CoastWidth), placeOf), net.Degrees);
    }

    private static IReadOnlyList<IReadOnlyList<(double X, double Y)>> CoastOf(
        int width, int height, Func<double, double, (double Latitude, double Longitude)> placeOf)
    {
        bool? IsLand(double x, double y)
        {
            var (latitude, longitude) = placeOf(x / width, y / height);
            return double.IsFinite(latitude + longitude) ? LandMask.IsLand(latitude, longitude) : null;
        }

        var nodes = new bool?[(width + 1) * (height + 1)];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = IsLand(i % (width + 1), i / (width + 1));
        }

        double Crossing(int x, int y, int right, int down)
        {
            var (from, to, first) = (0.0, 1.0, nodes[(y * (width + 1)) + x]);
            for (var i = 0; i < Halvings; i++)
            {
                var middle = (from + to) / 2;
                (from, to) = IsLand(x + ((right - x) * middle), y + ((down - y) * middle)) == first
                    ? (middle, to) : (from, middle);
            }

            return (from + to) / 2;
        }

        var lines = new ContourGrid(width, height)
            .Lines((x, y) => nodes[(y * (width + 1)) + x], (_, _, _, _) => true, Crossing);
        return [.. lines.Select(line => Scaled(line, width, height))];
    }

    /// <summary>Points as parts of the picture.</summary>
    internal static IReadOnlyList<(double X, double Y)> Scaled(
        IReadOnlyList<(double X, double Y)> line, int width, int height) =>
        [.. line.Select(point => (point.X / width, point.Y / height))];
}
