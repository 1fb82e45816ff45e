using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Grib;

/// <summary>PROJ's own shared library, without its data: latitudes and longitudes in, metres or radians out.</summary>
internal static class ProjJudge
{
    private const string Script = """
        import ctypes, math, sys
        class Point(ctypes.Structure):
            _fields_ = [(name, ctypes.c_double) for name in "xyzt"]
        proj = ctypes.CDLL("libproj.so.25")
        proj.proj_create.restype = ctypes.c_void_p
        proj.proj_create.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
        proj.proj_trans.restype = Point
        proj.proj_trans.argtypes = [ctypes.c_void_p, ctypes.c_int, Point]
        projection = proj.proj_create(None, sys.argv[1].encode())
        for line in open(sys.argv[2]):
            latitude, longitude = map(float, line.split())
            point = proj.proj_trans(projection, 1, Point(math.radians(longitude), math.radians(latitude), 0, 0))
            print(repr(point.x), repr(point.y))
        """;

    /// <summary>Puts points on a map.</summary>
    /// <param name="file">A temporary file.</param>
    /// <param name="places">Degrees.</param>
    /// <param name="proj">The map, in PROJ's words.</param>
    internal static (double X, double Y)[] Project(
        string file, IEnumerable<(double Latitude, double Longitude)> places, string proj)
    {
        File.WriteAllLines(file, places
            .Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.Latitude:R} {place.Longitude:R}")));
        return [.. ExternalTool.Run("/usr/bin/python3", "-c", Script, proj, file)
            .Split('\n', System.StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            var words = line.Split(' ');
            return (double.Parse(
                words[0], CultureInfo.InvariantCulture), double.Parse(words[1], CultureInfo.InvariantCulture));
        })];
    }
}
