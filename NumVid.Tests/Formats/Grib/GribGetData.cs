using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>The judge of values: ecCodes' own program, which prints latitude, longitude and value of every
/// point.</summary>
internal static class GribGetData
{
    private const double PlacesPerDegree = 1000;
    private const long Circle = 360_000;

    /// <summary>Asserts that one field of a file has, at the coordinates of a variable, the variable's
    /// values.</summary>
    /// <param name="path">The file.</param>
    /// <param name="where">Which message, in the program's own form, for example <c>shortName=t,level=500</c>.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="outer">The indices of its outer axes.</param>
    /// <param name="tolerance">The largest difference; 0 means that the values agree to the nearest float.</param>
    internal static void AssertSame(string path, string where, Variable variable, int[] outer, double tolerance = 0)
    {
        var expected = Read(path, where);
        var actual = ReadPlane(variable, outer);
        Assert.That(actual, Has.Count.EqualTo(expected.Count), "points");
        foreach (var (place, value) in expected)
        {
            var neighbour = Neighbours(place).FirstOrDefault(actual.ContainsKey);
            Assert.That(actual.TryGetValue(neighbour, out var found), Is.True, $"no point at {place}");
            var isSame = value is null ? double.IsNaN(found)
                : tolerance == 0 ? found.Equals(variable.TypeOfData == typeof(float) ? (float)value.Value : value.Value)
                : Math.Abs(found - value.Value) <= tolerance;
            if (!isSame)
            {
                Assert.Fail($"{variable.Name} at {place} is {found:R} instead of {value:R}");
            }
        }
    }

    // Positions of points are single precision here and six decimals there, so they may round to different thousandths.
    private static IEnumerable<(long Latitude, long Longitude)> Neighbours((long Latitude, long Longitude) place) =>
        from latitude in new[] { 0, -1, 1 }
        from longitude in new[] { 0, -1, 1 }
        select (place.Latitude + latitude, (place.Longitude + longitude + Circle) % Circle);

    private static Dictionary<(long Latitude, long Longitude), double?> Read(string path, string where)
    {
        var text =
            ExternalTool.Run("grib_get_data", "-L", "%.6f %.6f", "-F", "%.17g", "-m", "missing", "-w", where, path);
        var points = new Dictionary<(long, long), double?>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length >= 3 && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var latitude))
            {
                points[Place(latitude, Parse(parts[1]))] = parts[2] == "missing" ? null : Parse(parts[2]);
            }
        }

        Assert.That(points, Is.Not.Empty, $"{path} has no message {where}");
        return points;
    }

    private static Dictionary<(long Latitude, long Longitude), double> ReadPlane(Variable variable, int[] outer)
    {
        var shape = variable.GetShape();
        int[] origin = [.. outer, .. new int[shape.Length - outer.Length]];
        var count = shape.Select((length, axis) => axis < outer.Length ? 1 : length).ToArray();
        var values = variable.GetData(origin, count).Cast<object>()
            .Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture)).ToArray();
        var (latitudes, longitudes) = ReadPositions(variable, values.Length);
        return values.Select((value, i) => (value, i))
            .ToDictionary(pair => Place(latitudes[pair.i], longitudes[pair.i]), pair => pair.value);
    }

    private static (double[] Latitudes, double[] Longitudes) ReadPositions(Variable variable, int count)
    {
        if (variable.Metadata.ContainsKey("coordinates"))
        {
            var names = ((string)variable.Metadata["coordinates"]!).Split(' ');
            return (ToDoubles(variable.DataSet[names[0]]), ToDoubles(variable.DataSet[names[1]]));
        }

        var rows = ToDoubles(variable.DataSet[variable.Dimensions[variable.Rank - 2].Name]);
        var columns = ToDoubles(variable.DataSet[variable.Dimensions[variable.Rank - 1].Name]);
        return ([.. Enumerable.Range(0, count).Select(i => rows[i / columns.Length])],
            [.. Enumerable.Range(0, count).Select(i => columns[i % columns.Length])]);
    }

    private static double[] ToDoubles(Variable variable) =>
        [.. variable.GetData().Cast<object>().Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture))];

    private static (long Latitude, long Longitude) Place(double latitude, double longitude) =>
        ((long)Math.Round(latitude * PlacesPerDegree), (long)Math.Round(
            (longitude - (360 * Math.Floor(longitude / 360))) * PlacesPerDegree) % Circle);

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
