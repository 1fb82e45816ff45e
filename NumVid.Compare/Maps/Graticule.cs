using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Compare.Maps;

/// <summary>Parallels and meridians on a picture, with their degrees.</summary>
internal sealed class Graticule
{
    private const int MostLines = 7;
    private const double LeastDistance = 0.07;
    private const double LeastFiner = 3 - 1e-9;

    private static readonly double[] s_steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30, 60, 90];

    private readonly int _width;
    private readonly int _height;
    private readonly Func<double, double, (double Latitude, double Longitude)> _placeOf;
    private readonly (double Latitude, double Longitude)[] _places;
    private readonly List<MapDegree> _degrees = [];

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

        var (east, north) = (StepOf(SpanOf(longitudes)), StepOf(latitudes.Max() - latitudes.Min()));
        AddMeridians(east, 0);
        AddParallels(north, 0, latitudes.Min(), latitudes.Max());
        AddMeridians(FinerThan(east), east);
        AddParallels(FinerThan(north), north, latitudes.Min(), latitudes.Max());
    }

    /// <summary>The lines, the closer ones last.</summary>
    internal IReadOnlyList<MapDegree> Degrees => _degrees;

    private static double StepOf(double span) => Array.Find(s_steps, step => span / step <= MostLines) is > 0 and var step
        ? step : s_steps[^1];

    // The next step that has the lines of this one, too; 0 where there is none.
    private static double FinerThan(double step) => Array.FindLast(
        s_steps, finer => finer <= step / LeastFiner && Math.Abs(Math.IEEERemainder(step, finer)) < finer * 1e-6);

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

    // Every n-th of the closer lines is there already; multiples and not sums, which would lose the last digits.
    private static bool IsThere(double level, double coarse) =>
        coarse > 0 && Math.Abs(Math.IEEERemainder(level, coarse)) < coarse * 1e-6;

    private void AddMeridians(double step, double coarse)
    {
        for (var i = 0; step > 0 && i < (int)Math.Round(360 / step); i++)
        {
            var level = (i * step) - 180;
            if (!IsThere(level + 180, coarse))
            {
                // On the other side of the Earth the sign changes, too.
                Add(
                    place => Math.IEEERemainder(place.Longitude - level, 360), 90,
                    Math.Abs(level) == 180 ? "180°" : Name(level, "E", "W"), isParallel: false, coarse > 0);
            }
        }
    }

    private void AddParallels(double step, double coarse, double south, double north)
    {
        for (var i = Math.Ceiling(south / step); step > 0 && i * step <= north; i++)
        {
            var level = i * step;
            if (!IsThere(level, coarse))
            {
                Add(
                    place => place.Latitude - level, double.PositiveInfinity, Name(level, "N", "S"), isParallel: true,
                    coarse > 0);
            }
        }
    }

    private void Add(
        Func<(double Latitude, double Longitude), double> off, double farthest, string name, bool isParallel, bool isFine)
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

        MapDegree degree = new(
            name, isParallel, isFine, [.. found.Select(line => MapLines.Scaled(line, _width, _height))]);
        _degrees.Add(degree with { Label = isFine ? null : LabelOf(degree) });
    }

    // At the left or below, where they end there; else at the right or above, else anywhere.
    private MapLabel? LabelOf(MapDegree degree)
    {
        var ends = degree.Lines.SelectMany(line => new[] { line[0], line[^1] });
        var ordered = degree.IsParallel
            ? ends.OrderBy(end => end.X == 0 ? 0 : end.X == 1 ? 1 : 2).ThenBy(end => end.Y)
            : ends.OrderBy(end => end.Y == 1 ? 0 : end.Y == 0 ? 1 : 2).ThenBy(end => end.X);
        return ordered.Where(end => !_degrees.Any(other => other.Label is { } label
            && Math.Abs(label.X - end.X) < LeastDistance && Math.Abs(label.Y - end.Y) < LeastDistance))
            .Select(end => new MapLabel(end.X, end.Y)).FirstOrDefault();
    }
}
