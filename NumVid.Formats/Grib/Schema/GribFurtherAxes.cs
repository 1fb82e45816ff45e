using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Grib.Cubes;
using NumVid.Formats.Grib.Products;

namespace NumVid.Formats.Grib.Schema;

/// <summary>The coordinates of axes that a product definition can have besides member, time, step and level.</summary>
internal static class GribFurtherAxes
{
    /// <summary>Describes an axis.</summary>
    internal static GribAxis Create(string name, IReadOnlyList<GribPlace> places, GribCube cube)
    {
        double[,]? bounds = null;
        if (places.Any(place => place.Other is not null))
        {
            bounds = new double[places.Count, 2];
            for (var i = 0; i < places.Count; i++)
            {
                (bounds[i, 0], bounds[i, 1]) = (places[i].Value, places[i].Other ?? places[i].Value);
            }
        }

        var (longName, units) = Describe(name, cube);
        return new GribAxis(
            name, Hint(name, cube), places.Select(place => place.Coordinate).ToArray(), bounds,
            [new("long_name", longName), new("units", units), new(GribAttributes.AxisKey, name)]);
    }

    // Thresholds are of one parameter and one sort of event.
    private static string Hint(string name, GribCube cube) => name != GribFurtherAxis.Threshold
        ? cube.First.Parameter.BaseName
        : $"{cube.First.Parameter.BaseName}_{GribThresholds.EventOf(cube.First.Product).ToString().ToLowerInvariant()}";

    private static (string LongName, string Units) Describe(string name, GribCube cube) => name switch
    {
        GribFurtherAxis.Percentile => ("percentile", "%"),
        GribFurtherAxis.Quantile => ("number of the quantile", "1"),
        GribFurtherAxis.Threshold => (
            $"threshold of {cube.First.Parameter.LongName ?? cube.First.Parameter.BaseName}",
            GribUnits.ToCf(cube.First.Parameter.Units) ?? "1"),
        GribFurtherAxis.Direction => ("number of the direction of waves", "1"),
        GribFurtherAxis.Frequency => ("number of the frequency of waves", "1"),
        GribFurtherAxis.Channel => ("number of the channel", "1"),
        GribFurtherAxis.Wavelength => ("wavelength", "m"),
        GribFurtherAxis.WaveNumber => ("central wave number", "m-1"),
        GribFurtherAxis.ForecastMonth => ("month of the forecast", "1"),
        GribFurtherAxis.HindcastDate => ("date of the hindcast, as the number yyyymmdd", "1"),
        _ => (name, "1"),
    };
}
