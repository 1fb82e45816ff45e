using System;
using System.Globalization;
using System.Linq;

namespace NumVid.Tests.Support;

/// <summary>Octets written as text.</summary>
internal static class BitText
{
    /// <summary>The octets of some bits; the last is filled with zeros.</summary>
    /// <param name="bits">Zeros and ones, and blanks.</param>
    internal static byte[] Octets(string bits)
    {
        var dense = bits.Replace(" ", "", StringComparison.Ordinal);
        return
        [
            .. dense.PadRight((dense.Length + 7) / 8 * 8, '0').Chunk(8).Select(octet =>
                byte.Parse(octet, NumberStyles.BinaryNumber, CultureInfo.InvariantCulture)),
        ];
    }
}
