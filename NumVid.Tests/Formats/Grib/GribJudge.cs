using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using EccodesDotNet.Framing;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Grib;
using NumVid.Formats.Grib.Storage;
using NumVid.Formats.Grib.Writing;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Compares whole files with what grib_get_data prints: every field, every point, by its latitude and
/// longitude.</summary>
internal static class GribJudge
{
    private const double PlacesPerDegree = 1000;
    private const long Circle = 360_000;

    /// <summary>Asserts that the fields of a file have the values that are printed at their places.</summary>
    /// <param name="dataSet">The file, opened.</param>
    /// <param name="path">The file.</param>
    /// <param name="fieldLimit">How many fields are compared at most.</param>
    /// <returns>The fields compared.</returns>
    internal static int AssertSame(GribDataSet dataSet, string path, int fieldLimit)
    {
        var planes = FindPlanes(dataSet, path);
        string[] where = fieldLimit < planes.Count
            ? ["-w", $"count={string.Join('/', Enumerable.Range(1, fieldLimit))}"] : [];
        var compared = 0;
        Field? field = null;
        foreach (
            var line in Lines(["grib_get_data", "-L", "%.6f %.6f", "-F", "%.17g", "-m", "missing", .. where, path]))
        {
            if (!line.StartsWith("Latitude", StringComparison.Ordinal))
            {
                field!.Check(line);
                continue;
            }

            field?.Finish();
            Assert.That(planes.TryGetValue(
                compared, out var plane), Is.True, $"field {compared} of {path} belongs to no variable");
            field = new Field(plane.Variable, plane.Plane, $"{path}, field {compared + 1}, {plane.Variable.Name}");
            compared++;
        }

        field?.Finish();
        Assert.That(compared, Is.EqualTo(Math.Min(fieldLimit, planes.Count)), "fields printed and fields read");
        return compared;
    }

    // The number of each field in the file, in the order of the tools, and the plane that shows it.
    private static Dictionary<int, (Variable Variable, int Plane)> FindPlanes(GribDataSet dataSet, string path)
    {
        using var source = new GribSource(path);
        var numbers = GribFileIndex.Read(source).Fields
            .Select((field, i) => ((field.MessageOffset, field.NumberInMessage), i)).ToDictionary();
        var planes = new Dictionary<int, (Variable, int)>();
        foreach (var variable in dataSet.Variables)
        {
            if (((IGribVariable)variable).Store is GribPlaneStore store)
            {
                for (var plane = 0; plane < store.Planes.Count; plane++)
                {
                    if (store.Planes[plane].Field is { } field)
                    {
                        planes.Add(numbers[(field.MessageOffset, field.NumberInMessage)], (variable, plane));
                    }
                }
            }
        }

        return planes;
    }

    private static IEnumerable<string> Lines(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            yield return line;
        }

        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, string.Join(' ', command));
    }

    /// <summary>One plane of a variable with a way from places to points.</summary>
    private sealed class Field
    {
        private readonly string _name;
        private readonly double[] _values;
        private readonly bool _isSingle;
        private readonly Dictionary<long, int>? _rows;
        private readonly Dictionary<long, int>? _columns;
        private readonly Dictionary<(long Latitude, long Longitude), int>? _points;
        private readonly HashSet<int> _seen = [];

        internal Field(Variable variable, int plane, string name)
        {
            _name = name;
            _isSingle = variable.TypeOfData == typeof(float);
            var isCells = variable.Metadata.ContainsKey("coordinates")
                && variable.Dimensions[variable.Rank - 1].Name.StartsWith("cell", StringComparison.Ordinal);
            _values = ReadPlane(variable, plane, isCells ? 1 : 2);
            if (variable.Metadata.ContainsKey("coordinates"))
            {
                var names = ((string)variable.Metadata["coordinates"]!).Split(' ');
                var (latitudes, longitudes) =
                    (ToDoubles(variable.DataSet[names[0]]), ToDoubles(variable.DataSet[names[1]]));
                _points = [];
                for (var i = 0; i < latitudes.Length; i++)
                {
                    _points[(Thousandths(latitudes[i]), Longitude(longitudes[i]))] = i;
                }

                return;
            }

            _rows = ToDoubles(variable.DataSet[variable.Dimensions[variable.Rank - 2].Name])
                .Select((value, i) => (Thousandths(value), i)).ToDictionary();
            _columns = ToDoubles(variable.DataSet[variable.Dimensions[variable.Rank - 1].Name])
                .Select((value, i) => (Longitude(value), i)).ToDictionary();
        }

        internal void Check(string line)
        {
            var parts = line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            var point = Find(Thousandths(Parse(parts[0])), Longitude(Parse(parts[1])));
            if (point < 0 || !_seen.Add(point))
            {
                Assert.Fail($"{_name}: {(point < 0 ? "no point" : "a second point")} at {parts[0]}, {parts[1]}");
            }

            var expected = parts[2] == "missing" ? double.NaN : _isSingle ? (float)Parse(parts[2]) : Parse(parts[2]);
            if (!_values[point].Equals(expected))
            {
                Assert.Fail($"{_name}: {_values[point]:R} instead of {parts[2]} at {parts[0]}, {parts[1]}");
            }
        }

        internal void Finish() => Assert.That(_seen, Has.Count.EqualTo(_values.Length), $"points of {_name}");

        private static double[] ReadPlane(Variable variable, int plane, int gridRank)
        {
            var shape = variable.GetShape();
            var origin = new int[shape.Length];
            for (var axis = shape.Length - gridRank - 1; axis >= 0; axis--)
            {
                origin[axis] = plane % shape[axis];
                plane /= shape[axis];
                shape[axis] = 1;
            }

            return [.. variable.GetData(origin, shape).Cast<object>().Select(Convert.ToDouble)];
        }

        // Positions are single precision here and six decimals there, so they may round to neighbouring thousandths.
        private int Find(long latitude, long longitude)
        {
            if (_points is null)
            {
                return FindNear(_rows!, latitude) is { } row && FindNear(_columns!, longitude) is { } column
                    ? (row * _columns!.Count) + column : -1;
            }

            foreach (var up in (ReadOnlySpan<int>)[0, -1, 1])
            {
                foreach (var across in (ReadOnlySpan<int>)[0, -1, 1])
                {
                    if (_points.TryGetValue((latitude + up, (longitude + across + Circle) % Circle), out var point)
                        && !_seen.Contains(point))
                    {
                        return point;
                    }
                }
            }

            return -1;
        }

        private static int? FindNear(Dictionary<long, int> places, long place)
        {
            foreach (var shift in (ReadOnlySpan<int>)[0, -1, 1])
            {
                if (places.TryGetValue(place + shift, out var index))
                {
                    return index;
                }
            }

            return null;
        }

        private static double[] ToDoubles(Variable variable) =>
            [.. variable.GetData().Cast<object>()
                .Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture))];

        private static long Thousandths(double degrees) => (long)Math.Round(degrees * PlacesPerDegree);

        private static long Longitude(double degrees) =>
            Thousandths(degrees - (360 * Math.Floor(degrees / 360))) % Circle;

        private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
