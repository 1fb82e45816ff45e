using System;
using System.Linq;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Projections;

namespace NumVid.Formats.Grib.Writing;

// Why so: docs/decisions/0049-grib-grids-checked.md
/// <summary>Places points by the coordinates of their projection, as a CF grid mapping describes it.</summary>
/// <param name="mapping">The grid mapping, one that GRIB knows.</param>
internal sealed class GribCfMap(CfGridMapping mapping)
{
    private readonly CfMapParameters _map = new(mapping);

    /// <summary>By how much lengths are longer on this map than on the one that GRIB describes, which is true at a
    /// parallel.</summary>
    internal double Scale => _map.Scale;

    /// <summary>The latitude or latitudes where the map is true.</summary>
    internal double[] Parallels => _map.Parallels;

    /// <summary>The meridian along which y runs.</summary>
    internal double Meridian => _map.Meridian;

    /// <summary>The figure of the earth; without a word on it the sphere that GRIB's own tools assume.</summary>
    internal Ellipsoid Earth => _map.Earth;

    /// <summary>Places the crossings of columns and rows.</summary>
    /// <param name="x">The first coordinate of each column, in metres or degrees.</param>
    /// <param name="y">The second coordinate of each row.</param>
    /// <returns>Degrees north and east, row by row.</returns>
    /// <exception cref="UnsupportedDataException">A point is not on the earth.</exception>
    internal (double[] Latitudes, double[] Longitudes) Place(double[] x, double[] y)
    {
        var points = mapping.Name == CfGridMapping.RotatedLatitudeLongitude
            ? _map.Sphere().Place(x, y)
            : _map.Projection()!.Place(new GribMapAxes(OnTheMap(x, "false_easting"), OnTheMap(y, "false_northing")));
        if (!points.Latitudes.All(double.IsFinite))
        {
            throw new UnsupportedDataException(
                $"The grid mapping '{mapping.Name}' puts points of '{mapping.Variable}' beside the earth.");
        }

        return mapping.Name == CfGridMapping.Mercator
            ? (points.Latitudes, Array.ConvertAll(points.Longitudes, longitude => longitude + Meridian)) : points;
    }

    private double[] OnTheMap(double[] metres, string falseOrigin)
    {
        var origin = mapping.Number(falseOrigin, 0);
        return Array.ConvertAll(metres, value => (value - origin) / Scale);
    }
}
