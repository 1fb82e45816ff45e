using System;

namespace NumVid.Formats.Grib.Grids;

/// <summary>The centres of HEALPix pixels.</summary>
/// <remarks>Gorski et al., The Astrophysical Journal 622 (2005) 759, sections 4 and 5: rings of equal latitude, or twelve
/// faces whose pixels are numbered by interleaved bits.</remarks>
internal static class HealpixPixels
{
    private const int Faces = 12;
    private const double Quarter = 90;

    /// <summary>All centres in the order of rings, from north to south and then eastward.</summary>
    /// <param name="side">The pixels along a side of a face.</param>
    internal static (double[] Latitudes, double[] Longitudes) ListRings(int side)
    {
        var (latitudes, longitudes) = Create(side);
        var pixel = 0;
        for (var ring = 1; ring < 4 * side; ring++)
        {
            var (latitude, quarter, shift) = Ring(ring, side);
            for (var i = 1; i <= 4 * quarter; i++, pixel++)
            {
                latitudes[pixel] = latitude;
                longitudes[pixel] = (i - shift) * Quarter / quarter;
            }
        }

        return (latitudes, longitudes);
    }

    /// <summary>All centres in the nested order.</summary>
    /// <param name="side">The pixels along a side of a face, a power of two.</param>
    internal static (double[] Latitudes, double[] Longitudes) ListNested(int side)
    {
        var (latitudes, longitudes) = Create(side);
        for (var pixel = 0; pixel < latitudes.Length; pixel++)
        {
            var (face, inFace) = Math.DivRem(pixel, side * side);
            var (x, y) = (EveryOther(inFace), EveryOther(inFace >> 1));
            var (row, column) = Math.DivRem(face, 4);

            // Faces of the middle row begin half a face further west, and have their southern corner in the south.
            var ring = ((row + 2) * side) - x - y - 1;
            var (latitude, quarter, shift) = Ring(ring, side);
            var along = (((2 * column) + (row == 1 ? 0 : 1)) * quarter) + x - y;
            latitudes[pixel] = latitude;
            var degrees = (((along + 1 + (shift == 1 ? 1 : 0)) / 2) - shift) * Quarter / quarter;
            longitudes[pixel] = degrees - (4 * Quarter * Math.Floor(degrees / (4 * Quarter)));
        }

        return (latitudes, longitudes);
    }

    // A ring's latitude, a quarter of its pixels, and by how much the first of them lies west of the n-th part.
    private static (double Latitude, int Quarter, double Shift) Ring(int ring, int side)
    {
        var fromPole = Math.Min(ring, (4 * side) - ring);
        if (fromPole < side)
        {
            // Near the pole the sine is too close to 1; its distance from there is known exactly.
            var angle = 2 * Math.Asin(fromPole / (side * Math.Sqrt(6)));
            var latitude = Quarter - double.RadiansToDegrees(angle);
            return (ring == fromPole ? latitude : -latitude, fromPole, 0.5);
        }

        var sine = (4 - (2.0 * ring / side)) / 3;
        return (double.RadiansToDegrees(Math.Asin(sine)), side, (ring - side) % 2 == 0 ? 0.5 : 1);
    }

    private static int EveryOther(int bits)
    {
        var result = 0;
        for (var i = 0; i < 16; i++)
        {
            result |= ((bits >> (2 * i)) & 1) << i;
        }

        return result;
    }

    private static (double[] Latitudes, double[] Longitudes) Create(int side) =>
        (new double[Faces * side * side], new double[Faces * side * side]);
}
