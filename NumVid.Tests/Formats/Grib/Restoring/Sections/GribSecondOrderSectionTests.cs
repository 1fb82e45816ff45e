using System;
using System.Linq;
using EccodesDotNet;
using NumVid.Formats.Grib.Restoring.Sections;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib.Restoring.Sections;

/// <summary>Sections of second-order packing come back: what ecCodes packs, and what it only reads, written bit by
/// bit.</summary>
[TestFixture]
internal sealed class GribSecondOrderSectionTests
{
    private const double Missing = 9999;

    [Test]
    public void Remake_WhatEcCodesPacks_IsTheSection(
        [Values("grid_second_order", "grid_second_order_no_SPD", "grid_second_order_SPD1", "grid_second_order_SPD3",
            "grid_second_order_boustrophedonic")] string packing,
        [Values(1, 2)] int edition, [Values(false, true)] bool hasBitmap)
    {
        foreach (var (columns, rows, bits) in new[] { (31, 17, 16), (60, 40, 24), (7, 1, 8), (50, 41, 32) })
        {
            var message = Pack(packing, edition, columns, rows, bits, hasBitmap);

            var whole = GribSectionCase.Of(message);
            var note = whole.AssertComesBack();
            whole.AssertComesBackFromSingles();

            var isTiny = whole.Section.Length < 100;
            Assert.That(note.Kind, isTiny ? Is.Not.EqualTo(GribSectionKind.Patched)
                : Is.EqualTo(GribSectionKind.Remade), $"{columns} x {rows}");
            Assert.That(isTiny || note.Bytes.Length < 60 + (0.15 * whole.Section.Length), $"{note.Bytes.Length}");
        }
    }

    // Numbers 5 9 7 7 | 3 3 3 3 | 2 18 3 34: rows of four; or groups that begin where a bitmap says.
    [TestCase(
        "00010000", "00000011 00000000 00000110", "", "000101 000011 000010",
        "000 100 010 010  000000 010000 000001 100000", TestName = "SecondOrder_RowByRow")]
    [TestCase(
        "00100000", "00000110", "100010001000", "000101 000011 000010",
        "000000 000100 000010 000010 000000 000000 000000 000000 000000 010000 000001 100000",
        TestName = "SecondOrder_ConstantWidth")]
    [TestCase(
        "00110000", "00000011 00000000 00000110", "100010001000", "000101 000011 000010",
        "000 100 010 010  000000 010000 000001 100000", TestName = "SecondOrder_General")]
    public void Remake_SectionWrittenByHand_ComesBack(
        string flags, string widths, string bitmap, string first, string second)
    {
        byte[] groups = [.. BitText.Octets(widths), .. BitText.Octets(bitmap)];
        var (firsts, seconds) = (BitText.Octets(first), BitText.Octets(second));
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

        var whole = GribSectionCase.Of(WithSection(section));

        Assert.That(
            whole.Values, Is.EqualTo(new double[] { 5, 9, 7, 7, 3, 3, 3, 3, 2, 18, 3, 34 }.Select(n => n / 2)),
            "what ecCodes reads");
        Assert.That(whole.AssertComesBack().Kind, Is.EqualTo(GribSectionKind.Remade));
    }

    [Test]
    public void Remake_ADamagedNote_IsRefusedOrMakesASection([Values(1, 2)] int edition)
    {
        GribSectionCase.Of(Pack("grid_second_order", edition, 31, 17, 12, hasBitmap: true))
            .AssertDamagedNotesAreRefusedOrMakeASection();
    }

    // Any octet of the data section may be wrong, and it comes back all the same.
    [Test]
    public void Remake_ADamagedSection_ComesBack()
    {
        var whole = GribSectionCase.Of(Pack("grid_second_order", 1, 31, 17, 12, hasBitmap: false));
        for (var at = 3; at < whole.Section.Length; at += 7)
        {
            var damaged = whole with { Section = (byte[])whole.Section.Clone() };
            damaged.Section[at] ^= 0x5A;
            damaged.AssertComesBack();
        }
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

    private static byte[] Pack(string packing, int edition, int columns, int rows, int bits, bool hasBitmap)
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
}
