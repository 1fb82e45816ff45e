using System;
using System.IO;
using System.Linq;
using NumVid.Formats.Grib.Restoring.Sections;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib.Restoring.Sections;

/// <summary>Sections of simple packing come back byte by byte; they were packed by ecCodes or written by hand.</summary>
[TestFixture]
internal sealed class GribSimpleSectionTests
{
    private const int Edition1Note = 9;

    [Test]
    public void Remake_SimplePackingOfAnyBits_IsTheSectionThatEcCodesPacked(
        [Values("GRIB1", "GRIB2")] string sample, [Values(0, 1, 3, 8, 12, 16, 17, 24, 25, 31)] int bits,
        [Values] bool withMissing)
    {
        var packed = GribSectionCase.Of(Pack(sample, bits, withMissing));
        var note = packed.AssertComesBack();
        Assert.Multiple(() =>
        {
            // ecCodes announces eight unused bits at the end of a constant field and does not write them.
            var isShorter = sample == "GRIB1" && bits == 0 && !withMissing;
            Assert.That(note.Kind, Is.EqualTo(isShorter ? GribSectionKind.Patched : GribSectionKind.Remade));
            Assert.That(note.PatchLength, Is.EqualTo(isShorter ? 1 : 0));
            Assert.That(note.Bytes, Has.Length.EqualTo((sample == "GRIB1" ? Edition1Note : 1) + note.PatchLength));
        });
    }

    [TestCase("GRIB1", 16)]
    [TestCase("GRIB2", 16)]
    [TestCase("GRIB2", 12)]
    public void Remake_ValuesRoundedToSingles_IsTheSection(string sample, int bits) =>
        Assert.That(
            GribSectionCase.Of(Pack(sample, bits, false)).AssertComesBackFromSingles().Kind,
            Is.EqualTo(GribSectionKind.Remade));

    // Singles near 280 are 2^-15 apart; 31 bits of a range of 40 need steps of 2^-25.
    [Test]
    public void Remake_SinglesThatCannotTellNumbersApart_TakesWhatIsNoted()
    {
        var packed = GribSectionCase.Of(Pack("GRIB2", 31, false));
        Assert.That(packed.AssertComesBackFromSingles().Bytes, Has.Length.GreaterThan(packed.Section.Length / 2));
    }

    [TestCase("GRIB1")]
    [TestCase("GRIB2")]
    public void Remake_BitsSetInThePadding_ComeBack(string sample)
    {
        var message = Pack(sample, 3, true);
        message[^5] |= 1;
        var note = GribSectionCase.Of(message).AssertComesBack();
        Assert.Multiple(() =>
        {
            Assert.That(note.Kind, Is.EqualTo(GribSectionKind.Patched));
            Assert.That(note.PatchLength, Is.LessThan(8));
        });
    }

    // By hand: three octets of length, flags (4 unused bits), scale, reference, bits, then 1, 2, 3 of 4 bits each.
    [TestCase(new byte[] { 0, 0, 13, 4, 0, 0, 0, 0, 0, 0, 4, 0x12, 0x30 }, TestName = "an odd length")]
    [TestCase(new byte[] { 0, 0, 14, 12, 0, 0, 0, 0, 0, 0, 4, 0x12, 0x30, 0 }, TestName = "an even length")]
    [TestCase(new byte[] { 0, 0, 16, 12, 0, 0, 0, 0, 0, 0, 4, 0x12, 0x35, 9, 9, 9 }, TestName = "more than needed")]
    [TestCase(new byte[] { 0, 0, 99, 15, 0, 0, 0, 0, 0, 0, 4, 0x12, 0x30, 0 }, TestName = "a length that is not true")]
    [TestCase(new byte[] { 0, 0, 14, 0x2C, 0, 0, 0, 0, 0, 0, 4, 0x12, 0x30, 0 }, TestName = "whole numbers")]
    public void Remake_SectionOfEdition1_HasItsPadding(byte[] section)
    {
        var product = new byte[28];
        product[2] = 28;
        var headers = GribFieldHeaders.Parse(1, product, 3);
        var note = GribDataSections.Describe<double>(headers, section, [1, 2, 3]);
        Assert.Multiple(() =>
        {
            Assert.That(GribDataSections.Remake<double>(headers, [1, 2, 3], note.Bytes), Is.EqualTo(section));
            Assert.That(GribDataSections.TryUnpack(headers, section), Is.EqualTo(new long[] { 1, 2, 3 }));
        });
    }

    [Test]
    public void Remake_AValueThatIsNotInTheSection_IsPackedAsItWas()
    {
        var packed = GribSectionCase.Of(Pack("GRIB2", 16, false));
        packed.Values[100] = -1e9;
        packed.Values[101] = double.NaN;
        Assert.That(packed.AssertComesBack().Kind, Is.EqualTo(GribSectionKind.Remade));
    }

    [Test]
    public void Remake_OtherValuesOrANoteThatLies_IsAnErrorOrAnotherSection()
    {
        var packed = GribSectionCase.Of(Pack("GRIB2", 16, false));
        var note = packed.AssertComesBack().Bytes;
        Assert.Multiple(() =>
        {
            AssertFails(packed.Headers, [1, 2], note);
            AssertFails(packed.Headers, packed.Values, []);
            AssertFails(packed.Headers, packed.Values, [.. note, 0]);
            AssertFails(packed.Headers, packed.Values, [0x1F]);
            AssertFails(packed.Headers, [.. packed.Values.Select(value => value + 1e6)], note);
        });
    }

    private static void AssertFails(GribFieldHeaders headers, double[] values, byte[] note) =>
        Assert.That(
            () => GribDataSections.Remake<double>(headers, values, note), Throws.TypeOf<InvalidDataException>());

    private static byte[] Pack(string sample, int bits, bool withMissing) =>
        GribTestMessages.Create(sample, message =>
        {
            message.Set("bitmapPresent", withMissing ? 1 : 0);
            message.Set("bitsPerValue", bits);
            message.Set("values", [.. Enumerable.Range(0, 496).Select(i => Value(i, withMissing, bits == 0))]);
        });

    private static double Value(int i, bool withMissing, bool isConstant) =>
        withMissing && i % 7 == 0 ? GribTestMessages.Missing
            : isConstant ? 280 : 280 + (20 * Math.Sin(i * 0.1)) + (i % 13);
}
