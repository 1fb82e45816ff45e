using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Grib.Cubes;

namespace NumVid.Formats.Grib.Schema;

/// <summary>The terms of the formula for the pressure of hybrid levels: p = ap + b ps, at levels and at the half levels
/// that bound them.</summary>
/// <param name="Ap">The part in Pa at each level.</param>
/// <param name="B">The part of surface pressure at each level.</param>
/// <param name="ApBounds">The part in Pa at the half levels above and below, or null.</param>
/// <param name="BBounds">The part of surface pressure there, or null.</param>
internal sealed record GribHybridLevels(double[] Ap, double[] B, double[,]? ApBounds, double[,]? BBounds)
{
    /// <summary>Reads the terms for the levels of a cube, or returns null where its headers have none.</summary>
    internal static GribHybridLevels? Find(GribCube cube)
    {
        var values = cube.First.VerticalCoordinates;
        var half = values.Count / 2;
        if (cube.First.LevelType is not ("hybrid" or "hybridLayer") || half == 0 || values.Count % 2 != 0)
        {
            return null;
        }

        var layers = cube.Levels.Select(level => (Top: level.Top, Bottom: level.Bottom)).ToList();
        if (layers.Exists(layer => layer.Top != Math.Floor(layer.Top) || layer.Top < 0 || layer.Top > half))
        {
            return null;
        }

        // With one more half level than levels, level k lies between the half levels k - 1 and k, counted from 0. A last
        // level as high as the number of coefficients means that these are of the levels themselves.
        var areOfLevels = layers.Exists(layer => layer.Top >= half && layer.Bottom is null);
        var (a, b) = (values.Take(half).ToArray(), values.Skip(half).ToArray());
        return areOfLevels ? AtLevels(layers, a, b) : BetweenHalfLevels(layers, a, b);
    }

    /// <inheritdoc/>
    public bool Equals(GribHybridLevels? other) =>
        other is not null && Ap.AsSpan().SequenceEqual(other.Ap) && B.AsSpan().SequenceEqual(other.B)
        && (ApBounds is null) == (other.ApBounds is null);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Ap.Length, B.Length);


    private static GribHybridLevels? AtLevels(List<(double Top, double? Bottom)> layers, double[] a, double[] b) =>
        layers.Exists(layer => layer.Top < 1) ? null
            : new([.. layers.Select(layer => a[(int)layer.Top - 1])], [.. layers.Select(layer => b[(int)layer.Top - 1])],
            null, null);

    private static GribHybridLevels? BetweenHalfLevels(
        List<(double Top, double? Bottom)> layers, double[] a, double[] b)
    {
        var ends = layers.Select(layer => layer.Bottom is { } bottom
            ? ((int)layer.Top - 1, (int)bottom - 1) : ((int)layer.Top - 1, (int)layer.Top)).ToList();
        if (ends.Exists(end => end.Item1 < 0 || end.Item2 < 0 || end.Item1 >= a.Length || end.Item2 >= a.Length))
        {
            return null;
        }

        var (apBounds, bBounds) = (new double[ends.Count, 2], new double[ends.Count, 2]);
        for (var i = 0; i < ends.Count; i++)
        {
            var (above, below) = ends[i];
            (apBounds[i, 0], apBounds[i, 1]) = (a[above], a[below]);
            (bBounds[i, 0], bBounds[i, 1]) = (b[above], b[below]);
        }

        return new([.. Middles(apBounds)], [.. Middles(bBounds)], apBounds, bBounds);
    }

    private static IEnumerable<double> Middles(double[,] bounds) =>
        Enumerable.Range(0, bounds.GetLength(0)).Select(i => (bounds[i, 0] + bounds[i, 1]) / 2);
}
