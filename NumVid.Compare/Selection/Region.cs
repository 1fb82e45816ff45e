using System;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Errors;

namespace NumVid.Compare.Selection;

/// <summary>A part of the earth between two meridians and two parallels, its edges included.</summary>
/// <param name="West">The western meridian, in degrees east.</param>
/// <param name="South">The southern parallel, in degrees north.</param>
/// <param name="Width">How far it reaches eastward from there, in degrees, up to 360.</param>
/// <param name="North">The northern parallel.</param>
internal sealed record Region(double West, double South, double Width, double North)
{
    // Two units in the last place of a longitude in single precision.
    private const double Tolerance = 6.2e-5;
    private const double Circle = 360;
    private const double Pole = 90;
    private const int EdgeCount = 4;

    /// <summary>Whether it spans all longitudes.</summary>
    internal bool IsWholeCircle => Width >= Circle - Tolerance;

    /// <summary>Reads <c>W,S,E,N</c>. An eastern edge west of the western one lies behind the date line or
    /// Greenwich.</summary>
    /// <exception cref="UsageException">The text is no region.</exception>
    internal static Region Parse(string text)
    {
        var edges = text.Split(',').Select(part => double.TryParse(
            part, NumberStyles.Float, CultureInfo.InvariantCulture, out var edge) ? edge : double.NaN).ToArray();
        if (edges.Length != EdgeCount || !edges.All(edge => Math.Abs(edge) <= Circle)
            || Math.Abs(edges[1]) > Pole || Math.Abs(edges[3]) > Pole || edges[1] > edges[3])
        {
            throw new UsageException($"'--region {text}' is no region: W,S,E,N in degrees is expected, for example "
                + "'-10,35,40,70', and '170,-50,-160,-30' over the date line.");
        }

        var width = edges[2] - edges[0];
        return new Region(edges[0], edges[1], width < 0 ? width + Circle : Math.Min(width, Circle), edges[3]);
    }

    /// <summary>Whether a latitude lies in it.</summary>
    internal bool HasLatitude(double latitude) => latitude >= South - Tolerance && latitude <= North + Tolerance;

    /// <summary>How far a longitude lies east of the western edge, or null where it lies outside.</summary>
    internal double? EastOfEdge(double longitude)
    {
        var east = (((longitude - West) % Circle) + Circle) % Circle;
        east = east >= Circle - Tolerance ? east - Circle : east;
        return IsWholeCircle || east <= Width + Tolerance ? east : null;
    }

    /// <summary>Whether a point lies in it.</summary>
    internal bool Has(double latitude, double longitude) =>
        HasLatitude(latitude) && EastOfEdge(longitude) is not null;
}
