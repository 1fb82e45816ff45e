using System;
using System.Globalization;
using EccodesDotNet;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Grids;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Describes the grid of a variable: regular or Gaussian by its latitudes and longitudes, else by its grid
/// mapping.</summary>
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
        if (GribCfProjection.TrySet(message, variable, coordinates))
        {
            return;
        }

        var axes = coordinates.Axes;
        if (axes[^2].Role != CfRole.Latitude || axes[^1].Role != CfRole.Longitude)
        {
            throw new UnsupportedDataException(
                $"'{variable.RecentName}' does not lie on one-dimensional latitude and longitude as its last two "
                    + $"dimensions, and neither GRIB headers nor a grid mapping describe another grid.");
        }

        var latitudes = axes[^2].Values;
        var longitudes = Unrolled(axes[^1].Values);
        var isGaussian = IsGaussian(latitudes);
        var latitudeStep = isGaussian ? 0 : RequireEven(latitudes, variable, "latitudes");
        var longitudeStep = RequireEven(longitudes, variable, "longitudes");
        if (Math.Abs(longitudeStep) * (longitudes.Length - 1) > FullCircle + AbsoluteTolerance
            || Math.Max(Math.Abs(latitudes[0]), Math.Abs(latitudes[^1])) > 90)
        {
            throw new UnsupportedDataException($"The longitudes of '{variable.RecentName}' go more than once round "
                + $"the globe, or its latitudes leave it.");
        }

        message.Set("gridType", isGaussian ? "regular_gg" : "regular_ll");
        message.Set("Ni", longitudes.Length);
        message.Set("Nj", latitudes.Length);
        message.Set("numberOfDataPoints", (long)longitudes.Length * latitudes.Length);
        message.Set("iScansNegatively", longitudeStep < 0 ? 1 : 0);
        message.Set("jScansPositively", latitudes[0] < latitudes[^1] ? 1 : 0);
        message.Set("latitudeOfFirstGridPoint", ToMicrodegrees(latitudes[0]));
        message.Set("latitudeOfLastGridPoint", ToMicrodegrees(latitudes[^1]));
        message.Set("longitudeOfFirstGridPoint", ToMicrodegrees(Wrap(longitudes[0])));
        message.Set("longitudeOfLastGridPoint", ToMicrodegrees(Wrap(longitudes[^1])));
        message.Set("iDirectionIncrement", ToMicrodegrees(Math.Abs(longitudeStep)));
        message.Set(isGaussian ? "N" : "jDirectionIncrement", isGaussian ? latitudes.Length / 2
            : ToMicrodegrees(Math.Abs(latitudeStep)));
    }

    /// <summary>Whether the last axis of a grid runs from east to west.</summary>
    internal static bool IsWestward(CfAxis axis) =>
        (axis.Role == CfRole.Longitude ? Unrolled(axis.Values) : axis.Values) is [var first, .., var last] && last < first;

    // Longitudes jump where they cross the meridian at which a file begins to count: each is taken on the turn that is
    // nearest to the one before.
    private static double[] Unrolled(double[] longitudes)
    {
        var unrolled = (double[])longitudes.Clone();
        for (var i = 1; i < unrolled.Length; i++)
        {
            var turns = Math.Round((unrolled[i] - unrolled[i - 1]) / FullCircle);
            unrolled[i] -= FullCircle * (double.IsFinite(turns) ? turns : 0);
        }

        return unrolled;
    }

    // All latitudes of a Gaussian grid; of 2 or 4 they are even within the tolerance.
    private static bool IsGaussian(double[] latitudes)
    {
        const int FewestRows = 8;
        const double Tolerance = 1e-3;
        if (latitudes.Length < FewestRows || latitudes.Length % 2 != 0
            || latitudes.Length > 2 * GaussianLatitudes.MaxOrder)
        {
            return false;
        }

        var expected = GaussianLatitudes.Compute(latitudes.Length / 2);
        var isNorthFirst = latitudes[0] > latitudes[^1];
        for (var row = 0; row < expected.Length; row++)
        {
            if (!(Math.Abs(latitudes[isNorthFirst ? row : ^(row + 1)] - expected[row]) <= Tolerance))
            {
                return false;
            }
        }

        return true;
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
                    $"The {what} of '{variable.RecentName}' are not evenly spaced: number {i} is {off:G3} degrees off "
                        + $"its place, at most {RelativeTolerance} of a step and {AbsoluteTolerance} degrees are "
                        + $"allowed."));
            }
        }

        return step;
    }

    private static double Wrap(double longitude) => longitude - (FullCircle * Math.Floor(longitude / FullCircle));

    private static long ToMicrodegrees(double degrees) => (long)Math.Round(degrees * Microdegrees);
}
