using System.Buffers.Binary;
using System.Globalization;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>What packings are called.</summary>
internal static class GribPackingNames
{
    private const int TemplateAt = 9;
    private const int FlagsAt = 3;

    /// <summary>The packing of a field.</summary>
    /// <param name="edition">1 or 2.</param>
    /// <param name="section">Section 5 of edition 2, section 4 of edition 1.</param>
    internal static string Of(int edition, System.ReadOnlySpan<byte> section) => edition == 2
        ? NameOf(BinaryPrimitives.ReadUInt16BigEndian(section[TemplateAt..]))
        : (section[FlagsAt] & 0xC0) switch
        {
            0 => "simple packing",
            0x40 => "second-order packing",
            _ => "spectral packing",
        };

    private static string NameOf(int template) => template switch
    {
        0 => "simple packing",
        2 => "complex packing",
        3 => "complex packing with differences",
        4 => "IEEE numbers",
        40 => "JPEG 2000",
        41 => "PNG",
        42 => "CCSDS",
        50 or 51 => "spectral packing",
        61 => "logarithmic packing",
        200 => "run lengths",
        50001 or 50002 => "second-order packing",
        _ => string.Create(CultureInfo.InvariantCulture, $"packing {template}"),
    };
}
