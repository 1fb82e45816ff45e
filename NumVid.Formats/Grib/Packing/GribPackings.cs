using System.Collections.Generic;

namespace NumVid.Formats.Grib.Packing;

/// <summary>What each packing is called and what it can hold.</summary>
internal static class GribPackings
{
    /// <summary>The names of the URI parameter.</summary>
    internal static IReadOnlyList<(string Text, GribPacking Value)> Names { get; } =
    [
        ("ccsds", GribPacking.Ccsds), ("simple", GribPacking.Simple), ("jpeg2000", GribPacking.Jpeg2000),
        ("png", GribPacking.Png), ("second-order", GribPacking.SecondOrder), ("ieee", GribPacking.Ieee),
    ];

    /// <summary>The name of a packing.</summary>
    internal static string GetName(GribPacking packing)
    {
        foreach (var (text, value) in Names)
        {
            if (value == packing)
            {
                return text;
            }
        }

        return packing.ToString();
    }

    /// <summary>The most bits of a value that come back exactly from ecCodes 2.28: tried for 1 to 34.</summary>
    /// <remarks>libaec and PNG refuse more than 32; OpenJPEG is wrong from 26 bits; the groups of second-order packing
    /// hold differences of two bits more than the values.</remarks>
    internal static int GetMaxBits(GribPacking packing) => packing switch
    {
        GribPacking.Jpeg2000 or GribPacking.SecondOrder => 24,
        _ => 32,
    };

    /// <summary>Whether an edition has the packing.</summary>
    internal static bool IsIn(GribPacking packing, int edition) =>
        edition == 2 || packing is GribPacking.Simple or GribPacking.SecondOrder;

    /// <summary>ecCodes' <c>packingType</c>.</summary>
    internal static string GetEcCodesName(GribPacking packing) => packing switch
    {
        GribPacking.Ccsds => "grid_ccsds",
        GribPacking.Jpeg2000 => "grid_jpeg",
        GribPacking.Png => "grid_png",
        GribPacking.SecondOrder => "grid_second_order",
        GribPacking.Ieee => "grid_ieee",
        _ => "grid_simple",
    };
}
