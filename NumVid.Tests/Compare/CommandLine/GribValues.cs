using System;
using System.Globalization;
using System.Linq;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>Values of all messages of a GRIB file as grib_get_data prints them.</summary>
internal static class GribValues
{
    private const string MissingMark = "9999e20";

    /// <summary>All values in file order; a missing point is NaN.</summary>
    internal static double[] Read(string path) =>
        [.. ExternalTool.Run("grib_get_data", "-m", MissingMark, "-F", "%.9g", path)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("Latitude", StringComparison.Ordinal))
            .Select(line => line[(line.TrimEnd().LastIndexOf(' ') + 1)..].Trim())
            .Select(word => word == MissingMark ? double.NaN : double.Parse(word, CultureInfo.InvariantCulture))];
}
