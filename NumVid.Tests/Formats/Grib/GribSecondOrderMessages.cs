using System;
using System.Collections.Generic;
using System.Linq;
using EccodesDotNet;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Messages of second-order packing: what ecCodes packs, and of edition 1 what it only reads.</summary>
internal static class GribSecondOrderMessages
{
    private const double Missing = 9999;

    /// <summary>The values of the messages that are written bit by bit.</summary>
    internal static readonly double[] ValuesByHand = [2.5, 4.5, 3.5, 3.5, 1.5, 1.5, 1.5, 1.5, 1, 9, 1.5, 17];

    private const string First = "000101 000011 000010";
    private const string Widths = "00000011 00000000 00000110";
    private const string Numbers = "000 100 010 010  000000 010000 000001 100000";

    /// <summary>Numbers 5 9 7 7 | 3 3 3 3 | 2 18 3 34: rows of four; or groups that begin where a bitmap says, of one width
    /// or of many.</summary>
    internal static readonly IReadOnlyDictionary<string, byte[]> ByHand = new Dictionary<string, byte[]>
    {
        ["row-by-row"] = Write("00010000", Widths, "", Numbers),
        ["constant-width"] = Write(
            "00100000", "00000110", "100010001000",
            "000000 000100 000010 000010 000000 000000 000000 000000 000000 010000 000001 100000"),
        ["general"] = Write("00110000", Widths, "100010001000", Numbers),
    };

    /// <summary>Packs a field by ecCodes.</summary>
    /// <param name="packing">ecCodes' name of the packing.</param>
    /// <param name="edition">1 or 2.</param>
    /// <param name="columns">The columns of the grid.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="bits">The bits of a number.</param>
    /// <param name="hasBitmap">Whether points are missing.</param>
    internal static byte[] Pack(string packing, int edition, int columns, int rows, int bits, bool hasBitmap)
    {
        using var message = GribMessage.FromSample($"GRIB{edition}");
        message.Set("Ni", columns);
        message.Set("Nj", rows);
        double[] values = [.. Enumerable.Range(0, columns * rows).Select(i => Field(i % columns, i / columns, hasBitmap))];
        if (hasBitmap)
        {
            message.Set("missingValue", Missing);
            message.Set("bitmapPresent", 1);
        }

        message.Set("bitsPerValue", bits);
        message.Set("values", values);
        message.Set("packingType", packing);
        message.Set("values", values);
        return message.ToArray();
    }

    private static double Field(int x, int y, bool hasGaps) =>
        hasGaps && ((x * 7919) + (y * 104729)) % 5 == 0 ? Missing
        : 250 + (20 * Math.Sin(x / 7.0)) + (15 * Math.Cos(y / 5.0))
            + (unchecked((uint)(((x * 2654435761) + (y * 40503)) ^ (x * y * 97))) % 100 / 20.0);

    private static byte[] Write(string flags, string widths, string bitmap, string second)
    {
        byte[] groups = [.. BitText.Octets(widths), .. BitText.Octets(bitmap)];
        var (firsts, seconds) = (BitText.Octets(First), BitText.Octets(second));
        var used = second.Count(bit => bit is '0' or '1');
        byte[] section =
        [
            0, 0, 0, 0, 0x80, 1, 0, 0, 0, 0, 6, 0, (byte)(22 + groups.Length), BitText.Octets(flags)[0], 0,
            (byte)(22 + groups.Length + firsts.Length), 0, 3, 0, 12, 0, .. groups, .. firsts, .. seconds,
        ];
        var padding = section.Length % 2;
        section = [.. section, .. new byte[padding]];
        section[2] = (byte)section.Length;
        section[3] = (byte)(0x50 | ((8 * (seconds.Length + padding)) - used));
        return WithSection(section);
    }

    // A grid of four columns and three rows.
    private static byte[] WithSection(byte[] section)
    {
        using var sample = GribMessage.FromSample("GRIB1");
        sample.Set("Ni", 4);
        sample.Set("Nj", 3);
        sample.Set("values", new double[12]);
        var message = sample.ToArray();
        var data = 8 + Length(message, 8);
        data += Length(message, data);
        message = [.. message.AsSpan(0, data), .. section, .. "7777"u8];
        (message[5], message[6]) = ((byte)(message.Length >> 8), (byte)message.Length);
        message[8 + 27] = 0;
        return message;
    }

    private static int Length(byte[] message, int at) =>
        (message[at] << 16) | (message[at + 1] << 8) | message[at + 2];
}
