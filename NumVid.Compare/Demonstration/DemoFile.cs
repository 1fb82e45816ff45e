using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Transfer;
using NumVid.Formats;

namespace NumVid.Compare.Demonstration;

/// <summary>A NetCDF file with fields that the program makes itself; the same bytes each time.</summary>
internal static class DemoFile
{
    private const int HoursPerStep = 3;

    private static readonly string[] s_dimensions = ["time", "latitude", "longitude"];

    /// <summary>Writes the file, in bounded memory however large it is.</summary>
    /// <param name="path">The file to make.</param>
    /// <param name="times">Steps of three hours.</param>
    /// <param name="latitudes">Rows.</param>
    /// <param name="longitudes">Columns.</param>
    internal static void Write(string path, int times, int latitudes, int longitudes)
    {
        int[] shape = [times, latitudes, longitudes];
        using var data = NumVidProviders.Create(path, new Dictionary<string, string> { ["deflate"] = "0" });
        data.IsAutocommitEnabled = false;
        data.Metadata["title"] = "A field that NumVid has made for demonstration; no real weather";
        FieldData[] variables =
        [
            Axis("time", "hours since 2000-01-01 00:00:00", Enumerable.Range(0, times)
                .Select(step => (double)(step * HoursPerStep))),
            Axis("latitude", "degrees_north", Enumerable.Range(0, latitudes)
                .Select(row => 70 - (row * 40.0 / latitudes))),
            Axis("longitude", "degrees_east", Enumerable.Range(0, longitudes)
                .Select(column => column * 40.0 / latitudes)),
            new("t2m", s_dimensions, Attributes("K", "air_temperature"), new DemoValues(shape, isRain: false)),
            new("tp", s_dimensions, Attributes("mm", "precipitation_amount"), new DemoValues(shape, isRain: true)),
        ];
        foreach (var variable in variables)
        {
            variable.AddTo(data);
        }

        data.Commit();
    }

    private static FieldData Axis(string name, string units, IEnumerable<double> values) =>
        new(name, [name], Attributes(units, name), new HeldValues(values.ToArray(), 1));

    private static KeyValuePair<string, object?>[] Attributes(string units, string standardName) =>
        [new("units", units), new("standard_name", standardName)];
}
