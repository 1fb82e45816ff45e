using System;
using System.Linq;
using EccodesDotNet;
using NUnit.Framework;
using NumVid.Formats.Grib.Restoring.Sections;

namespace NumVid.Tests.Formats.Grib.Restoring.Sections;

/// <summary>Sections of packed logarithms come back: what ecCodes packs and unpacks.</summary>
[TestFixture]
internal sealed class GribLogarithmSectionTests
{
    private const int Columns = 37;
    private const int Rows = 23;

    // With values below 0 ecCodes adds a number before it takes logarithms.
    [Test]
    public void Remake_WhatEcCodesPacks_IsTheSection(
        [Values(8, 12, 16, 24)] int bits, [Values(1e-9, 1, 1e4)] double unit, [Values(0, -3)] double smallest)
    {
        var whole = GribSectionCase.Of(Pack(bits, unit, smallest));

        Assert.That(whole.Headers.Template, Is.EqualTo(61));
        Assert.That(whole.AssertComesBack().Kind, Is.EqualTo(GribSectionKind.Remade));
        Assert.That(whole.AssertComesBack().Bytes, Has.Length.EqualTo(1));
        Assert.That(bits > 12 || whole.AssertComesBackFromSingles().Bytes.Length == 1);
    }

    [Test]
    public void Remake_ADamagedSection_ComesBack()
    {
        var whole = GribSectionCase.Of(Pack(12, 1, 0));
        for (var at = 0; at < whole.Section.Length; at += 31)
        {
            var damaged = whole with { Section = (byte[])whole.Section.Clone() };
            damaged.Section[at] ^= 0x5A;
            damaged.AssertComesBack();
        }
    }

    private static byte[] Pack(int bits, double unit, double smallest)
    {
        using var message = GribMessage.FromSample("GRIB2");
        message.Set("Ni", Columns);
        message.Set("Nj", Rows);
        double[] values =
        [
            .. Enumerable.Range(0, Columns * Rows).Select(
                i => unit * (smallest + Math.Exp(3 * Math.Sin(i / 50.0)) + (i * 7919 % 13 / 40.0))),
        ];
        message.Set("packingType", "grid_simple_log_preprocessing");
        message.Set("bitsPerValue", bits);
        message.Set("values", values);
        return message.ToArray();
    }
}
