using System;
using System.Linq;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Positions;

namespace NumVid.Tests.Formats.Nv12.Golden;

/// <content>Latitudes and longitudes of every map, some last places off, in both types: of Double every bit of each
/// function counts.</content>
internal static partial class HandMadeRecipes
{
    private const int MapRows = 9;
    private const int MapColumns = 14;

    private static (string Name, GridPlacement Grid)[] Grids =>
    [
        ("cone", new(new(PositionRule.Cone, 0.6305, 262.5, 0), 0, new(-0.4, 0.06, 0), new(1.2, 0, -0.07))),
        ("southern cone",
            new(new(PositionRule.Cone, -0.5, 20, 0.0818), -180, new(-0.3, 0.05, 0.001), new(0.2, 0, 0.09))),
        ("plane", new(new(PositionRule.Cone, 1, -45, 0), 0, new(-0.6, 0.1, 0.01), new(-0.4, -0.02, 0.1))),
        ("cylinder", new(new(PositionRule.Cylinder, 0, 0, 0.0818), -180, new(170, 2.5, 0), new(-0.9, 0, 0.21))),
        ("turned sphere",
            new(new(PositionRule.TurnedSphere, 50.75, 18, 0), -180, new(-22.16, 3.3, 0), new(-20.68, 0, 4.9))),
    ];

    private static HandMadeFile Positions()
    {
        var file = new HandMadeFile();
        foreach (var (name, grid) in Grids)
        {
            foreach (var positions in new[] { new PointPositions(grid, false), new PointPositions(grid, true) })
            {
                AddPositions<float>(file, name, positions);
                AddPositions<double>(file, name, positions);
            }
        }

        // Rows of 3, 7, 7 and 4 longitudes, of which one is a last place off.
        double[] rows = [.. new[] { 3, 7, 7, 4 }.SelectMany(n => Enumerable.Range(0, n).Select(i => i * 360.0 / n))];
        rows[5] = Math.BitIncrement(rows[5]);
        file.AddExact("rows", rows, [21], ComputedCoder.TryEncodeRows<double>(rows, [3])!);
        file.Require("positions");
        return file;
    }

    private static HandMadeFile EqualAreaPlanes()
    {
        var file = new HandMadeFile();
        foreach (var (name, first, eccentricity) in new[] { ("sphere", -90.0, 0.0), ("ellipsoid", 51.87, 0.0818) })
        {
            var grid = new GridPlacement(
                new(PositionRule.EqualAreaPlane, first, 10, eccentricity), -180,
                new(-0.9, 0.13, 0), new(0.7, 0.01, -0.17));
            foreach (var positions in new[] { new PointPositions(grid, false), new PointPositions(grid, true) })
            {
                AddPositions<float>(file, name, positions);
                AddPositions<double>(file, name, positions);
            }
        }

        return file;
    }

    // Decimals, and digits that count: of values in every decade.
    private static HandMadeFile PositionsRounded()
    {
        var file = new HandMadeFile();
        foreach (var code in new[] { 1, 4, 9, 17, 22, 25 })
        {
            var grid = new GridPlacement(
                new(PositionRule.Cylinder, 0, 0, 0), -180, new(-0.013, 9.7, 0.071), new(-0.0002, 0.013, 0.21));
            var name = FormattableString.Invariant($"places {code}");
            AddPositions<double>(file, name, new(grid, true) { Places = new(code) });
            AddPositions<float>(file, name, new(grid, false) { Places = new(code) });
        }

        return file;
    }

    // What a list holds of rows of 5, 8, 9, 9 and 6, cut at both ends.
    private static HandMadeFile RowsCut()
    {
        int[] lengths = [5, 8, 9, 9, 6];
        var rows = lengths.SelectMany(n => Enumerable.Range(0, n).Select(i => (float)(i * 360.0 / n))).ToArray()[2..^2];
        var file = new HandMadeFile();
        file.AddExact("rows", rows, [rows.Length], ComputedCoder.TryEncodeRows<float>(rows, [3])!);
        file.Require("positions");
        return file;
    }

    private static void AddPositions<T>(HandMadeFile file, string name, PointPositions positions)
    {
        var geometry = new SegmentGeometry(1, MapRows, MapColumns);
        T[] computed = [.. Enumerable.Range(0, geometry.Count)
            .Select(i => FloatNumbers.As<T>(positions.At(i / MapColumns, i % MapColumns)))];
        var words = ElementWords.Of<T>(computed);
        for (var i = 0; i < words.Length; i++)
        {
            words[i] += i % 4 == 0 ? (i * 7 % 9) - 4 : 0;
        }

        var values = ElementWords.ToValues<T>(words);
        file.AddExact(
            $"{(positions.IsLongitude ? "longitude" : "latitude")} {name} {typeof(T).Name}", values,
            [MapRows, MapColumns], ComputedCoder.TryEncode<T>(values, geometry, positions, [3])!);
        file.Require("positions");
    }
}
