using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>The octets of rows, place by place, and at each place row by row.</summary>
internal static class GribOctetOrder
{
    /// <summary>Lists them; rows that have ended are not looked at again.</summary>
    internal static IEnumerable<(byte[] Row, int Place)> Of(IReadOnlyList<byte[]> rows)
    {
        var (open, end) = (rows, 0);
        for (var place = 0; open.Count > 0; place++)
        {
            if (place == end)
            {
                open = [.. open.Where(row => row.Length > end)];
                end = open.Count > 0 ? open.Min(row => row.Length) : 0;
            }

            foreach (var row in open)
            {
                yield return (row, place);
            }
        }
    }
}
