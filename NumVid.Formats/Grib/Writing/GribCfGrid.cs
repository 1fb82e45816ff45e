using System;
using System.Globalization;
using EccodesDotNet;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Describes one-dimensional latitude and longitude as a regular grid.</summary>
internal static class GribCfGrid
{
    private const double Microdegrees = 1e6;
    private const double FullCircle = 360;

    // Part of an increment by which a point may lie off its place, beside the rounding of single-precision degrees.
    private const double RelativeTolerance = 1e-3;
    private const double AbsoluteTolerance = 3e-5;

    /// <summary>Sets the grid of a message.</summary>
    /// <exception cref="UnsupportedDataException">The points are not the crossings of evenly spaced lines.</exception>
    internal static void Set(GribMessage message, IGribVariable variable, GribPlaneCoordinates coordinates)
    {
        var axes = coordinates.Axes;
        if (axes[^2].Role != CfRole.Latitude || axes[^1].Role != CfRole.Longitude)
        {
            throw new UnsupportedDataException(
                $"'{variable.RecentName}' does not lie on one-dimensional latitude and longitude as its last two dimensions, and has no GRIB headers that describe another grid.");
        }

        var latitudes = axes[^2].Values;
        var longitudes = axes[^1].Values;
        var latitudeStep = RequireEven(latitudes, variable, "latitudes");
        var longitudeStep = RequireEven(longitudes, variable, "longitudes");
        if (longitudeStep < 0 || Math.Abs(longitudeStep) * (longitudes.Length - 1) > FullCircle + AbsoluteTolerance
            || Math.Max(Math.Abs(latitudes[0]), Math.Abs(latitudes[^1])) > 90)
        {
            throw new UnsupportedDataException($"The longitudes of '{variable.RecentName}' do not ascend once round the globe, or its latitudes leave it.");
        }

        message.Set("gridType", "regular_ll");
        message.Set("Ni", longitudes.Length);
        message.Set("Nj", latitudes.Length);
        message.Set("numberOfDataPoints", (long)longitudes.Length * latitudes.Length);
        message.Set("iScansNegatively", 0);
        message.Set("jScansPositively", latitudes[0] < latitudes[^1] ? 1 : 0);
        message.Set("latitudeOfFirstGridPoint", ToMicrodegrees(latitudes[0]));
        message.Set("latitudeOfLastGridPoint", ToMicrodegrees(latitudes[^1]));
        message.Set("longitudeOfFirstGridPoint", ToMicrodegrees(Wrap(longitudes[0])));
        message.Set("longitudeOfLastGridPoint", ToMicrodegrees(Wrap(longitudes[^1])));
        message.Set("iDirectionIncrement", ToMicrodegrees(longitudeStep));
        message.Set("jDirectionIncrement", ToMicrodegrees(Math.Abs(latitudeStep)));
    }

    private static double RequireEven(double[] values, IGribVariable variable, string what)
    {
        if (values.Length == 1)
        {
            return 0;
        }

        var step = (values[^1] - values[0]) / (values.Length - 1);
        for (var i = 0; i < values.Length; i++)
        {
            var off = Math.Abs(values[i] - (values[0] + (i * step)));
            if (!(off <= (RelativeTolerance * Math.Abs(step)) + AbsoluteTolerance))
            {
                throw new UnsupportedDataException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The {what} of '{variable.RecentName}' are not evenly spaced: number {i} is {off:G3} degrees off its place, at most {RelativeTolerance} of a step and {AbsoluteTolerance} degrees are allowed."));
            }
        }

        return step;
    }

    private static double Wrap(double longitude) => longitude - (FullCircle * Math.Floor(longitude / FullCircle));

    private static long ToMicrodegrees(double degrees) => (long)Math.Round(degrees * Microdegrees);
}
