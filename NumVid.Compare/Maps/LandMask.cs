using System;
using System.Collections.Generic;
using System.IO;

namespace NumVid.Compare.Maps;

/// <summary>Where land is, by the 1:110 million land polygons of Natural Earth (public domain).</summary>
/// <remarks>The resource holds the rings' corners in hundredths of a degree, each as its difference from the one
/// before, in variable-length integers; rings across the date line go on beyond 180 degrees.</remarks>
internal static class LandMask
{
    private const string Resource = "NumVid.Compare.Maps.land.bin";
    private const double Unit = 0.01;
    private const int Bands = 180;

    private static readonly Lazy<Edge[][]> s_edges = new(Read);

    /// <summary>Whether a point is on land; false for what is no point of the Earth.</summary>
    internal static bool IsLand(double latitude, double longitude)
    {
        if (!(latitude is >= -90 and <= 90) || !double.IsFinite(longitude))
        {
            return false;
        }

        var east = longitude - (360 * Math.Floor((longitude + 180) / 360));
        var isInside = false;
        foreach (var edge in s_edges.Value[BandOf(latitude)])
        {
            if (edge.South > latitude || edge.North <= latitude)
            {
                continue;
            }

            // A ray to the east crosses the ring where it lies further east, in any of its turns around the Earth.
            var crossing = edge.WestAt(latitude);
            isInside ^= (east < crossing) ^ (east - 360 < crossing) ^ (east + 360 < crossing);
        }

        return isInside;
    }

    private static int BandOf(double latitude) => Math.Clamp((int)Math.Floor(latitude) + 90, 0, Bands - 1);

    private static Edge[][] Read()
    {
        using var stream = typeof(LandMask).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource '{Resource}' is missing.");
        using var reader = new BinaryReader(stream);
        var bands = new List<Edge>[Bands];
        for (var band = 0; band < Bands; band++)
        {
            bands[band] = [];
        }

        for (var rings = reader.Read7BitEncodedInt(); rings > 0; rings--)
        {
            var corners = ReadRing(reader);
            for (var i = 0; i < corners.Length; i++)
            {
                Add(bands, corners[i], corners[(i + 1) % corners.Length]);
            }
        }

        return Array.ConvertAll(bands, list => list.ToArray());
    }

    private static (double East, double North)[] ReadRing(BinaryReader reader)
    {
        var corners = new (double, double)[reader.Read7BitEncodedInt()];
        var (x, y) = (0, 0);
        for (var i = 0; i < corners.Length; i++)
        {
            x += ReadSigned(reader);
            y += ReadSigned(reader);
            corners[i] = (x * Unit, y * Unit);
        }

        return corners;
    }

    // The lowest bit is the sign.
    private static int ReadSigned(BinaryReader reader) =>
        reader.Read7BitEncodedInt() is var value && (value & 1) == 0 ? value >> 1 : -(value >> 1) - 1;

    private static void Add(List<Edge>[] bands, (double East, double North) a, (double East, double North) b)
    {
        if (a.North == b.North)
        {
            return;
        }

        var (lower, upper) = a.North < b.North ? (a, b) : (b, a);
        var edge = new Edge(lower.North, upper.North, lower.East, (upper.East - lower.East) / (upper.North - lower.North));
        for (var band = BandOf(edge.South); band <= BandOf(edge.North); band++)
        {
            bands[band].Add(edge);
        }
    }

    private readonly record struct Edge(double South, double North, double East, double Slope)
    {
        internal double WestAt(double latitude) => East + ((latitude - South) * Slope);
    }
}
