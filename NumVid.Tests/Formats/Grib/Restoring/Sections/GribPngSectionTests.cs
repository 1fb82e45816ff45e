using System;
using System.Linq;
using EccodesDotNet;
using NumVid.Formats.Grib.Restoring.Sections;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib.Restoring.Sections;

/// <summary>Sections with a PNG, and with IEEE numbers, come back: what libpng and zlib made through ecCodes.</summary>
[TestFixture]
internal sealed class GribPngSectionTests
{
    // ecCodes has no room for a PNG that is larger than its numbers.
    private const int FewNumbers = 30;

    // Every width of a point, fields that are like their neighbours and such that are not, more than a block of symbols
    // and more than two windows.
    [TestCase(1, 140, 90)]
    [TestCase(3, 131, 60)]
    [TestCase(8, 200, 90)]
    [TestCase(12, 300, 301)]
    [TestCase(16, 400, 280)]
    [TestCase(24, 200, 151)]
    public void Remake_WhatLibpngMade_IsTheSection(int bits, int columns, int rows)
    {
        foreach (var field in new Func<int, int, double>[] { Smooth, Spiky, Noisy, Rain })
        {
            var message = Pack("grid_png", bits, columns, rows, field);

            var note = GribSectionCase.Of(message).AssertComesBack();

            Assert.That(note.Kind, Is.EqualTo(GribSectionKind.Remade), field.Method.Name);
            Assert.That(note.Bytes, Has.Length.LessThan(80 + (rows * 3 / 8)), field.Method.Name);
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    public void Remake_IeeeNumbers_AreTheValues(int precision)
    {
        using var packed = GribMessage.FromBytes(Pack("grid_ieee", 16, 30, 20, Spiky));
        packed.Set("precision", precision);
        packed.Set("values", [.. Enumerable.Range(0, 600).Select(i => precision == 1 ? (float)Noisy(i % 30, i / 30) : Noisy(i % 30, i / 30))]);

        var section = GribSectionCase.Of(packed.ToArray());

        Assert.That(section.Section, Has.Length.EqualTo(5 + (600 * 4 * precision)));
        Assert.That(section.AssertComesBack().Bytes, Has.Length.EqualTo(1));
    }

    // Of a stream that another program has deflated all that differs is noted, or the section is kept.
    [Test]
    public void Describe_ADamagedStream_IsKept()
    {
        var whole = GribSectionCase.Of(Pack("grid_png", 16, 60, 50, Noisy));
        whole.Section[whole.Section.Length / 2] ^= 0x10;

        Assert.That(whole.AssertComesBack().Kind, Is.EqualTo(GribSectionKind.Kept));
    }

    [Test]
    public void Remake_ADamagedNote_IsRefusedOrMakesASection()
    {
        GribSectionCase.Of(Pack("grid_png", 16, 60, 50, Smooth))
            .AssertDamagedNotesAreRefusedOrMakeASection();
    }

    private static byte[] Pack(string packing, int bits, int columns, int rows, Func<int, int, double> field)
    {
        using var message = GribMessage.FromSample("GRIB2");
        message.Set("Ni", columns);
        message.Set("Nj", rows);
        double[] values = [.. Enumerable.Range(0, columns * rows).Select(i => field(i % columns, i / columns))];
        message.Set("values", values);
        message.Set("packingType", packing);
        if (packing == "grid_png")
        {
            message.Set("bitsPerValue", bits);
        }

        message.Set("values", values);
        return message.ToArray();
    }

    private static double Smooth(int x, int y) => 250 + (20 * Math.Sin(x / 17.0)) + (15 * Math.Cos(y / 23.0));

    private static double Spiky(int x, int y) => Smooth(x, y) + (((x * 7919) + (y * 104729)) % 997 == 0 ? 300 : 0);

    private static double Noisy(int x, int y) => unchecked((uint)(((x * 2654435761) + (y * 40503)) ^ (x * y * 97))) % FewNumbers;

    private static double Rain(int x, int y) => Math.Max(0, Math.Round(Smooth(x * 3, y * 2) - 270));
}
