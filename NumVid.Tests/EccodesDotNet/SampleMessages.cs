using EccodesDotNet;

namespace NumVid.Tests.EccodesDotNet;

/// <summary>Messages made from the samples that come with ecCodes, so that no test needs a file.</summary>
internal static class SampleMessages
{
    /// <summary>A GRIB2 message of 16 x 31 values that rise from 0 by 1, packed at 16 bits.</summary>
    internal static byte[] Rising()
    {
        using var message = GribMessage.FromSample("GRIB2");
        message.Set("centre", "kwbc");
        message.Set("shortName", "t");
        message.Set("bitsPerValue", 16);
        message.Set("values", RisingValues());
        return message.ToArray();
    }

    /// <summary>The values of <see cref="Rising"/>.</summary>
    internal static double[] RisingValues()
    {
        var values = new double[496];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = i;
        }

        return values;
    }

    /// <summary>The same field in edition 1.</summary>
    internal static byte[] RisingEdition1()
    {
        using var message = GribMessage.FromSample("GRIB1");
        message.Set("bitsPerValue", 16);
        message.Set("values", RisingValues());
        return message.ToArray();
    }
}
