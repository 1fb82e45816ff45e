using EccodesDotNet;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Packs the values of one field under a given header. Thread-safe; the same input gives the same bytes.</summary>
internal static class GribFieldEncoder
{
    // Any number that no value of the field has; 9999 as everywhere would turn true values of 9999 into gaps.
    private const double MissingMarker = 1.2345678987654321e300;

    /// <summary>Encodes a field.</summary>
    /// <param name="header">The header sections.</param>
    /// <param name="grid">The grid, with the scanning that the header announces.</param>
    /// <param name="values">The values in our orientation, NaN where missing; overwritten.</param>
    /// <param name="options">Packing and bits.</param>
    /// <returns>The message.</returns>
    /// <exception cref="EcCodesException">ecCodes cannot pack the values.</exception>
    internal static byte[] Encode(GribHeaderBytes header, GribGrid grid, double[] values, GribOptions options)
    {
        var hasMissing = false;
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                values[i] = MissingMarker;
                hasMissing = true;
            }
        }

        using var message = GribMessage.FromBytes(header.ToMessage());
        message.Set("packingType", options.Packing == GribPacking.Ccsds ? "grid_ccsds" : "grid_simple");
        if (hasMissing)
        {
            message.Set("bitmapPresent", 1);
            message.Set("missingValue", MissingMarker);
        }

        message.Set("bitsPerValue", options.BitsPerValue);
        message.Set("values", ToMessageOrder(values, grid));
        return message.ToArray();
    }

    private static double[] ToMessageOrder(double[] values, GribGrid grid)
    {
        if (grid.Scanning.IsNormal)
        {
            return values;
        }

        var ordered = new double[values.Length];
        var source = 0;
        for (var row = 0; row < grid.RowCount; row++)
        {
            for (var column = 0; column < grid.ColumnCount; column++)
            {
                ordered[grid.Scanning.GetMessageIndex(row, column, grid.RowCount, grid.ColumnCount)] = values[source++];
            }
        }

        return ordered;
    }
}
