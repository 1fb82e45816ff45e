using System;
using NumVid.Compare.Maps;

namespace NumVid.Compare.Report.Movies;

/// <summary>The pixels of a map on which a coast is drawn: those whose neighbour to the right or below is on the other
/// side.</summary>
internal static class Coastline
{
    /// <summary>Finds them.</summary>
    /// <param name="width">Columns of the map.</param>
    /// <param name="height">Rows of the map.</param>
    /// <param name="placeOf">Latitude and longitude of a point of the map, given as a column and a row of its
    /// pixels.</param>
    internal static bool[] Of(int width, int height, Func<int, int, (double Latitude, double Longitude)> placeOf)
    {
        var isLand = new bool[width * height];
        for (var i = 0; i < isLand.Length; i++)
        {
            var (latitude, longitude) = placeOf(i % width, i / width);
            isLand[i] = LandMask.IsLand(latitude, longitude);
        }

        var isCoast = new bool[isLand.Length];
        for (var i = 0; i < isLand.Length; i++)
        {
            isCoast[i] = ((i % width) + 1 < width && isLand[i] != isLand[i + 1])
                || (i + width < isLand.Length && isLand[i] != isLand[i + width]);
        }

        return isCoast;
    }
}
