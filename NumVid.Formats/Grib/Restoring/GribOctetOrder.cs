using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>The octets of rows, place by place, and at each place row by row.</summary>
internal static class GribOctetOrder
{
    /// <summary>Lists the places with the rows that have one; those that have ended are not looked at again.</summary>
    internal static IEnumerable<(byte[][] Rows, int Place)> Of(IReadOnlyList<byte[]> rows)
    {
        byte[][] open = [.. rows];
        for (var (place, end) = (0, 0); ; place++)
        {
            if (place == end)
            {
                open = [.. open.Where(row => row.Length > end)];
                if (open.Length == 0)
                {
                    yield break;
                }

                end = open.Min(row => row.Length);
            }

            yield return (open, place);
        }
    }
}
