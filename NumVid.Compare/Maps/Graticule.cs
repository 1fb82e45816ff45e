using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Compare.Maps;

/// <summary>Parallels and meridians on a picture, with their degrees.</summary>
internal sealed class Graticule
{
    private const int MostLines = 7;
    private const double LeastDistance = 0.07;

    private static readonly double[] s_steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30, 60, 90];

    private readonly int _width;
    private readonly int _height;
    private readonly Func<double, double, (double Latitude, double Longitude)> _placeOf;
    private readonly (double Latitude, double Longitude)[] _places;
    private readonly List<IReadOnlyList<(double X, double Y)>> _lines = [];
    private readonly List<MapLabel> _labels = [];

    /// <summary>Finds them.</summary>
    /// <param name="width">Cells of a row that are looked at.</param>
    /// <param name="height">Rows of cells.</param>
    /// <param name="placeOf">The place of a point of the picture, from (0, 0) to (1, 1).</param>
    internal Graticule(int width, int height, Func<double, double, (double Latitude, double Longitude)> placeOf)
    {
        (_width, _height, _placeOf) = (width, height, placeOf);
        _places = [.. Enumerable.Range(0, (width + 1) * (height + 1))
            .Select(i => placeOf(i % (width + 1) / (double)width, i / (width + 1) / (double)height))];
        double[] latitudes = [.. _places.Select(place => place.Latitude).Where(double.IsFinite)];
        double[] longitudes = [.. _places.Select(place => place.Longitude).Where(double.IsFinite)];
        if (latitudes.Length == 0 || longitudes.Length == 0)
        {
            return;
        }

        var step = StepOf(SpanOf(longitudes));
        for (var level = -180.0; level < 180 - (step / 2); level += step)
        {
            // On the other side of the Earth the sign changes, too.
            Add(
                place => Math.IEEERemainder(place.Longitude - level, 360), 90,
                Math.Abs(level) == 180 ? "180°" : Name(level, "E", "W"), isParallel: false);
        }

        step = StepOf(latitudes.Max() - latitudes.Min());
        for (var level = Math.Ceiling(latitudes.Min() / step) * step; level <= latitudes.Max(); level += step)
        {
            Add(place => place.Latitude - level, double.PositiveInfinity, Name(level, "N", "S"), isParallel: true);
        }
    }

    /// <summary>The lines, as parts of the picture's width and height.</summary>
    internal IReadOnlyList<IReadOnlyList<(double X, double Y)>> Lines => _lines;

    /// <summary>Their degrees.</summary>
    internal IReadOnlyList<MapLabel> Labels => _labels;

    private static double StepOf(double span) => Array.Find(s_steps, step => span / step <= MostLines) is > 0 and var step
        ? step : s_steps[^1];

    // What is left of the circle without its largest gap.
    private static double SpanOf(double[] longitudes)
    {
        double[] sorted = [.. longitudes.Select(degrees => degrees - (360 * Math.Floor(degrees / 360))).Order()];
        var gap = 360 - sorted[^1] + sorted[0];
        for (var i = 1; i < sorted.Length; i++)
        {
            gap = Math.Max(gap, sorted[i] - sorted[i - 1]);
        }

        return 360 - gap;
    }

    private static string Name(double level, string positive, string negative) => FormattableString.Invariant(
        $"{Math.Abs(Math.Round(level, 2))}°{(Math.Abs(level) < 1e-9 ? "" : level > 0 ? positive : negative)}");

    // By regula falsi with half weights (Dowell and Jarratt 1971): at once where degrees grow evenly, and near a pole they
    // do not.
    private static double Root(double first, double second, Func<double, double> off)
    {
        const int MostSteps = 12;
        const double Enough = 1e-6;
        var (from, to, part) = (0.0, 1.0, first / (first - second));
        for (var i = 0; i < MostSteps && off(part) is var value && Math.Abs(value) > Enough; i++)
        {
            if (value >= 0 == first >= 0)
            {
                (from, first, second) = (part, value, second / 2);
            }
            else
            {
                (to, second, first) = (part, value, first / 2);
            }

            part = from + ((to - from) * first / (first - second));
        }

        return part;
    }

    private void Add(
        Func<(double Latitude, double Longitude), double> off, double farthest, string name, bool isParallel)
    {
        double At(int x, int y) => off(_places[(y * (_width + 1)) + x]);
        var found = new ContourGrid(_width, _height).Lines(
            (x, y) => At(x, y) is var value && double.IsFinite(value) ? value >= 0 : null,
            (x, y, right, down) => Math.Abs(At(x, y)) < farthest && Math.Abs(At(right, down)) < farthest,
            (x, y, right, down) => Root(
                At(x, y), At(right, down), part => off(_placeOf(
                    (x + ((right - x) * part)) / _width, (y + ((down - y) * part)) / _height))));
        if (found.Count == 0)
        {
            return;
        }

        var lines = found.Select(line => MapLines.Scaled(line, _width, _height)).ToArray();
        _lines.AddRange(lines);
        var ends = lines.SelectMany(line => new[] { line[0], line[^1] }).ToArray();

        // At the left or below, where they end there; else at the right or above, else anywhere.
        var ordered = isParallel
            ? ends.OrderBy(end => end.X == 0 ? 0 : end.X == 1 ? 1 : 2).ThenBy(end => end.Y)
            : ends.OrderBy(end => end.Y == 1 ? 0 : end.Y == 0 ? 1 : 2).ThenBy(end => end.X);
        foreach (var (x, y) in ordered.Where(end => !_labels.Any(label =>
            Math.Abs(label.X - end.X) < LeastDistance && Math.Abs(label.Y - end.Y) < LeastDistance)).Take(1))
        {
            _labels.Add(new MapLabel(x, y, name));
        }
    }
}
