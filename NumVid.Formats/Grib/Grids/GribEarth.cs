using System;
using EccodesDotNet;
using NumVid.Formats.Projections;

namespace NumVid.Formats.Grib.Grids;

/// <summary>What headers say of the earth and of maps of it.</summary>
internal static class GribEarth
{
    /// <summary>Reads the figure of the earth from a header whose axes were checked.</summary>
    internal static Ellipsoid Read(GribMessage message)
    {
        if (message.TryGetInt64("earthIsOblate", out var flag) && flag == 1)
        {
            return new(message.GetDouble("earthMajorAxisInMetres"), message.GetDouble("earthMinorAxisInMetres"));
        }

        var radius = message.GetDouble("radius");
        return new(radius, radius);
    }

    /// <summary>Reads where the steps of a polar grid are measured, in degrees from the equator towards the pole of the
    /// map.</summary>
    /// <remarks>At 60 degrees in edition 1. Headers of southern grids give it with either sign.</remarks>
    internal static double ReadTrueLatitude(GribMessage message)
    {
        const double Usual = 60;
        return message.TryGetDouble("LaDInDegrees", out var latitude) ? Math.Abs(latitude) : Usual;
    }
}
