using System;
using System.Globalization;
using System.Linq;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>Values of a NetCDF variable as ncdump prints them.</summary>
internal static class NcValues
{
    /// <summary>All values in file order, which ncdump brackets along inner unlimited dimensions; a fill value is NaN.</summary>
    internal static double[] Read(string path, string variable)
    {
        var text = ExternalTool.Run("ncdump", "-v", variable, "-p", "9,17", path);
        var start = text.IndexOf(
            $"\n {variable} =", text.IndexOf("\ndata:", StringComparison.Ordinal), StringComparison.Ordinal);
        return [.. text[(start + variable.Length + 4)..text.IndexOf(';', start)]
            .Split([',', '{', '}'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(
            word => word is "_" or "NaN" or "NaNf" ? double.NaN : double.Parse(word, CultureInfo.InvariantCulture))];
    }

    /// <summary>The largest absolute difference; infinite when missing values are at different places.</summary>
    internal static double LargestDifference(double[] x, double[] y) => x.Zip(y)
        .Max(pair => double.IsNaN(pair.First) && double.IsNaN(pair.Second) ? 0
            : double.IsNaN(pair.First - pair.Second) ? double.PositiveInfinity
            : Math.Abs(pair.First - pair.Second));
}
