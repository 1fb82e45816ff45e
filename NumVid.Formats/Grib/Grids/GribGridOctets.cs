using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Grib.Grids;

/// <summary>Numbers of a section 3, for templates whose keys ecCodes 2.28 reads wrongly or lacks.</summary>
internal static class GribGridOctets
{
    /// <summary>Units of GRIB in a degree.</summary>
    internal const double Microdegrees = 1e6;

    /// <summary>Where the columns are, in all templates of points that begin with the figure of the earth.</summary>
    internal const int ColumnsAt = 30;

    /// <summary>Where the rows are.</summary>
    internal const int RowsAt = 34;

    /// <summary>A number without a sign.</summary>
    internal static long Unsigned(ReadOnlySpan<byte> section, int at) =>
        BinaryPrimitives.ReadUInt32BigEndian(section[at..]);

    /// <summary>A number of sign and magnitude.</summary>
    internal static int Signed(ReadOnlySpan<byte> section, int at)
    {
        var coded = BinaryPrimitives.ReadUInt32BigEndian(section[at..]);
        var magnitude = (int)(coded & int.MaxValue);
        return (coded >> 31) == 1 ? -magnitude : magnitude;
    }

    /// <summary>An angle in degrees.</summary>
    internal static double Degrees(ReadOnlySpan<byte> section, int at) => Signed(section, at) / Microdegrees;
}
