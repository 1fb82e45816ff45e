using System;
using System.IO;
using EccodesDotNet;
using EccodesDotNet.Errors;
using EccodesDotNet.Framing;

namespace NumVid.Formats.Grib;

/// <summary>Writes the fields of a GRIB file in another packing of edition 2, as <c>grib_set</c> does, and loses nothing
/// by it.</summary>
/// <remarks>A field keeps the packing that it has where ecCodes cannot change it, or where its values would become
/// others.</remarks>
public static class GribRepacking
{
    // A reference value of edition 1 has other bits in edition 2, and a field may get the next one: that moves values by
    // the resolution of float32 and less than this part of the packing's step.
    private const double ShiftOfStep = 1e-3;
    private const double ShiftOfValue = 1.0 / (1 << 22);

    // No value of a field.
    private const double MissingMarker = 1e300;

    /// <summary>Repacks a file.</summary>
    /// <param name="input">The file.</param>
    /// <param name="output">The file to make; one that is there is replaced.</param>
    /// <param name="packing">The packing as ecCodes calls it, for example <c>grid_ccsds</c>.</param>
    /// <returns>The fields that have the packing now, and those that have their own.</returns>
    /// <exception cref="GribFormatException">The file is damaged.</exception>
    public static (int Repacked, int AsTheyWere) Run(string input, string output, string packing)
    {
        ArgumentException.ThrowIfNullOrEmpty(input);
        ArgumentException.ThrowIfNullOrEmpty(output);
        ArgumentException.ThrowIfNullOrEmpty(packing);
        GribLibrary.Require();
        using var source = new GribSource(input);
        using var target = File.Create(output);
        var (repacked, kept) = (0, 0);
        foreach (var field in GribFileIndex.Read(source).Fields)
        {
            var bytes = field.ReadMessage(source);
            var changed = TryRepack(bytes, packing);
            (repacked, kept) = changed is null ? (repacked, kept + 1) : (repacked + 1, kept);
            target.Write(changed ?? bytes);
        }

        return (repacked, kept);
    }

    private static byte[]? TryRepack(byte[] bytes, string packing)
    {
        try
        {
            using var message = GribMessage.FromBytes(bytes);
            message.Set("missingValue", MissingMarker);
            var before = ValuesOf(message);
            if (message.GetInt64("edition") != 2)
            {
                message.Set("edition", 2);
            }

            message.Set("packingType", packing);
            message.Set("values", before);
            return message.GetString("packingType") == packing && IsSame(before, ValuesOf(message), StepOf(message))
                ? message.ToArray() : null;
        }
        catch (EcCodesException)
        {
            return null;
        }
    }

    private static double[] ValuesOf(GribMessage message)
    {
        var values = new double[message.GetCount("values")];
        message.GetDoubles("values", values);
        return values;
    }

    private static double StepOf(GribMessage message) => message.GetInt64("bitsPerValue") == 0 ? 0
        : Math.ScaleB(1, (int)message.GetInt64("binaryScaleFactor"))
            * Math.Pow(10, -message.GetInt64("decimalScaleFactor"));

    private static bool IsSame(double[] before, double[] after, double step)
    {
        if (before.Length != after.Length)
        {
            return false;
        }

        for (var i = 0; i < before.Length; i++)
        {
            if (Math.Abs(after[i] - before[i]) > (step * ShiftOfStep) + (Math.Abs(before[i]) * ShiftOfValue))
            {
                return false;
            }
        }

        return true;
    }
}
