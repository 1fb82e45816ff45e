using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using EccodesDotNet;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Small messages for tests, made by ecCodes or with octets set that it has no way to be told.</summary>
internal static class GribTestMessages
{
    /// <summary>What stands for a missing point in what <see cref="Create"/> is given.</summary>
    internal const double Missing = 9999;

    /// <summary>Makes a message from a sample of ecCodes.</summary>
    internal static byte[] Create(string sample, Action<GribMessage> change)
    {
        using var message = GribMessage.FromSample(sample);
        message.Set("missingValue", Missing);
        change(message);
        return message.ToArray();
    }

    /// <summary>Sets the decimal scale factor where it is coded, and nothing else.</summary>
    internal static byte[] WithDecimalScale(byte[] message, int factor)
    {
        const int Edition1At = 8 + 26;
        const int Edition2At = 17;
        var at = message[7] == 1 ? Edition1At : FindSection(message, 5) + Edition2At;
        BinaryPrimitives.WriteUInt16BigEndian(
            message.AsSpan(at), (ushort)((factor < 0 ? 0x8000 : 0) | Math.Abs(factor)));
        return message;
    }

    /// <summary>Where a section of edition 2 begins.</summary>
    internal static int FindSection(ReadOnlySpan<byte> message, int number)
    {
        var at = 16;
        while (message[at + 4] != number)
        {
            at += BinaryPrimitives.ReadInt32BigEndian(message[at..]);
        }

        return at;
    }

    /// <summary>Puts messages behind each other.</summary>
    internal static byte[] Join(IEnumerable<byte[]> messages)
    {
        var all = new List<byte>();
        foreach (var message in messages)
        {
            all.AddRange(message);
        }

        return [.. all];
    }
}
