using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using EccodesDotNet;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Makes small messages with ecCodes, 16 x 31 points each.</summary>
internal static class GribMaker
{
    private const int PointCount = 496;

    /// <summary>A message whose values lie around one number.</summary>
    /// <param name="sample">The sample of ecCodes to start from.</param>
    /// <param name="settings">Keys and values as <c>grib_set -s</c> takes them, in order; <c>missing</c> for none.</param>
    /// <param name="value">The mean of the field.</param>
    /// <param name="coefficients">Those of hybrid levels, or null.</param>
    internal static byte[] Message(string sample, string settings, double value, double[]? coefficients = null)
    {
        using var message = GribMessage.FromSample(sample);
        message.Set("bitsPerValue", 16);
        if (coefficients is not null)
        {
            message.Set("PVPresent", 1);
            message.Set("pv", coefficients);
        }

        Apply(message, settings);
        message.Set("values", [.. Enumerable.Range(0, PointCount).Select(i => value + ((i % 31) - 15) / 64.0)]);
        return message.ToArray();
    }

    /// <summary>Sets keys.</summary>
    internal static void Apply(GribMessage message, string settings)
    {
        foreach (var pair in settings.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')))
        {
            Set(message, pair[0], pair[1]);
        }
    }

    /// <summary>Writes messages one behind the other.</summary>
    internal static void Write(string path, IEnumerable<byte[]> messages) =>
        File.WriteAllBytes(path, [.. messages.SelectMany(message => message)]);

    private static void Set(GribMessage message, string key, string value)
    {
        if (value == "missing")
        {
            message.SetMissing(key);
        }
        else if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            message.Set(key, number);
        }
        else
        {
            message.Set(key, value);
        }
    }
}
