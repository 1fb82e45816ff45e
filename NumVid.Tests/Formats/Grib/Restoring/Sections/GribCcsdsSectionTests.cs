using System;
using System.Linq;
using NumVid.Formats.Grib.Restoring.Sections;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib.Restoring.Sections;

/// <summary>Sections of CCSDS packing come back: what libaec made, and blocks written bit by bit from the
/// standard.</summary>
[TestFixture]
internal sealed class GribCcsdsSectionTests
{
    private const int PointCount = 496;
    private const int Predicts = 8;
    private const int Restricted = 16;
    private const int Aligns = 32;
    private const int LaidOutAsEcCodesHasIt = 6;

    // Mostly as centres write it: blocks of 32, an interval of 128. The note is the packing and that nothing is unexpected.
    [TestCase(1, Predicts, 32, 128)]
    [TestCase(3, Predicts, 32, 128)]
    [TestCase(8, Predicts, 32, 128)]
    [TestCase(9, Predicts, 32, 128)]
    [TestCase(16, Predicts, 32, 128)]
    [TestCase(17, Predicts, 32, 128)]
    [TestCase(24, Predicts, 32, 128)]
    [TestCase(16, Predicts, 8, 4)]
    [TestCase(16, Predicts, 64, 2)]
    [TestCase(16, 0, 16, 128)]
    [TestCase(2, Predicts | Restricted, 16, 5)]
    [TestCase(4, Predicts | Restricted, 16, 5)]
    public void Remake_WhatLibaecMade_IsTheSection(int bits, int flags, int block, int interval)
    {
        foreach (var field in new Func<int, double>[] { Smooth, Spiky, Noisy, Sparse, Stepped })
        {
            var note = GribSectionCase.Of(Pack(field, bits, flags, block, interval)).AssertComesBack();
            Assert.Multiple(() =>
            {
                Assert.That(note.Kind, Is.EqualTo(GribSectionKind.Remade), field.Method.Name);
                Assert.That(note.Bytes, Has.Length.EqualTo(2), field.Method.Name);
            });
        }
    }

    // 4 bits, blocks of 8, no predictor; options have 3 bits. A block of zeros would be the shortest in place of the
    // first, and the third would be shorter as pairs.
    [TestCase(0, "001 1 1 1 1 1 1 1 1 | 000 0 1 | 111 0001 0000 0000 0000 0000 0000 0000 0010 | 000 1 00001 01 1 1",
        "00000000 00000000 10000002 11100000")]

    // Two blocks of zeros are counted by one more bit; of a block of numbers up to 2 the lowest bits stand apart.
    [TestCase(0, "000 0 01 | 010 01 1 1 1 1 1 1 1 0 1 0 1 0 1 0 1", "00000000 00000000 21010101")]

    // Five are one bit more than the five that stand for all that are left, and all that are left are not counted.
    [TestCase(0, "000 0 000001 | 001 01 1 1 1 1 1 1 1", "00000000 00000000 00000000 00000000 00000000 10000000")]
    [TestCase(0, "001 01 1 1 1 1 1 1 1 | 000 0 00001", "10000000 00000000 00000000 00000000 00000000 00000000")]

    // An interval of two blocks begins with a sample as it is, and with a whole octet.
    [TestCase(Predicts | Aligns, "000 0 0101 01 000000 | 000 0 0110 01 000000 | 001 0111 1 1 1 1 1 1 1 0",
        "55555555 55555555 66666666 66666666 77777777")]
    public void Remake_BlocksWrittenByHand_ComeBackInTheirOptions(int flags, string bits, string numbers)
    {
        var octets = BitText.Octets(bits.Replace("|", "", StringComparison.Ordinal));
        var samples = numbers.Where(char.IsDigit).Select(digit => (long)(digit - '0')).ToArray();
        byte[] section = [0, 0, 0, (byte)(5 + octets.Length), 7, .. octets];
        var headers = Headers(4, (byte)flags, 8, flags == 0 ? (byte)128 : (byte)2, (byte)samples.Length);
        Assert.That(GribDataSections.TryUnpack(headers, section), Is.EqualTo(samples));
        var note = GribDataSections.Describe(headers, section, samples);
        Assert.Multiple(() =>
        {
            Assert.That(note.Kind, Is.EqualTo(GribSectionKind.Remade));
            Assert.That(GribDataSections.Remake(headers, samples, note.Bytes), Is.EqualTo(section));
        });
    }

    [Test]
    public void Unpack_DamagedSection_IsNoneAndIsKept()
    {
        var packed = GribSectionCase.Of(Pack(Smooth, 16, Predicts, 32, 128));
        for (var length = 5; length < packed.Section.Length; length += 29)
        {
            var section = packed.Section[..length];
            var note = GribDataSections.Describe<double>(packed.Headers, section, packed.Values);
            Assert.That(note.Kind, Is.EqualTo(GribSectionKind.Kept), $"{length}");
        }
    }

    private static byte[] Pack(Func<int, double> field, int bits, int flags, int block, int interval) =>
        GribTestMessages.Create("GRIB2", message =>
        {
            message.Set("packingType", "grid_ccsds");
            message.Set("ccsdsFlags", flags | LaidOutAsEcCodesHasIt);
            message.Set("ccsdsBlockSize", block);
            message.Set("ccsdsRsi", interval);
            message.Set("bitsPerValue", bits);
            message.Set("values", [.. Enumerable.Range(0, PointCount).Select(field)]);
        });

    private static double Smooth(int i) => 280 + (20 * Math.Sin(i * 0.01));

    private static double Spiky(int i) => i % 97 == 5 ? 1000 : Math.Sin(i * 0.1);

    private static double Noisy(int i) => Math.Abs(Math.Sin(i * 12.9898) * 43758.5453) % 1;

    private static double Sparse(int i) => i is > 450 or 3 ? i % 5 : 0;

    private static double Stepped(int i) => (i / 40) % 3;

    private static GribFieldHeaders Headers(byte bits, byte flags, byte block, byte interval, byte count)
    {
        byte[] representation =
        [
            0, 0, 0, 25, 5, 0, 0, 0, count, 0, 42, 0, 0, 0, 0, 0, 0, 0, 0, bits, 0, flags, block, 0, interval,
        ];
        return GribFieldHeaders.Parse(
            2, [0, 0, 0, 21, 1, .. new byte[16], .. representation, 0, 0, 0, 6, 6, 255], count);
    }
}
