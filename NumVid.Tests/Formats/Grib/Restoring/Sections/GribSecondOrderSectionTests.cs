using NumVid.Formats.Grib.Restoring.Sections;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib.Restoring.Sections;

/// <summary>Sections of second-order packing come back: what ecCodes packs, and what it only reads, written bit by
/// bit.</summary>
[TestFixture]
internal sealed class GribSecondOrderSectionTests
{
    [Test]
    public void Remake_WhatEcCodesPacks_IsTheSection(
        [Values("grid_second_order", "grid_second_order_no_SPD", "grid_second_order_SPD1", "grid_second_order_SPD3",
            "grid_second_order_boustrophedonic")] string packing,
        [Values(1, 2)] int edition, [Values(false, true)] bool hasBitmap)
    {
        foreach (var (columns, rows, bits) in new[] { (31, 17, 16), (60, 40, 24), (7, 1, 8), (50, 41, 32) })
        {
            var message = GribSecondOrderMessages.Pack(packing, edition, columns, rows, bits, hasBitmap);

            var whole = GribSectionCase.Of(message);
            var note = whole.AssertComesBack();
            whole.AssertComesBackFromSingles();

            var isTiny = whole.Section.Length < 100;
            Assert.That(note.Kind, isTiny ? Is.Not.EqualTo(GribSectionKind.Patched)
                : Is.EqualTo(GribSectionKind.Remade), $"{columns} x {rows}");
            Assert.That(isTiny || note.Bytes.Length < 60 + (0.15 * whole.Section.Length), $"{note.Bytes.Length}");
        }
    }

    [TestCase("row-by-row")]
    [TestCase("constant-width")]
    [TestCase("general")]
    public void Remake_SectionWrittenByHand_ComesBack(string kind)
    {
        var whole = GribSectionCase.Of(GribSecondOrderMessages.ByHand[kind]);

        Assert.That(whole.Values, Is.EqualTo(GribSecondOrderMessages.ValuesByHand), "what ecCodes reads");
        Assert.That(whole.AssertComesBack().Kind, Is.EqualTo(GribSectionKind.Remade));
    }

    [Test]
    public void Remake_ADamagedNote_IsRefusedOrMakesASection([Values(1, 2)] int edition)
    {
        GribSectionCase.Of(GribSecondOrderMessages.Pack("grid_second_order", edition, 31, 17, 12, hasBitmap: true))
            .AssertDamagedNotesAreRefusedOrMakeASection();
    }

    // Any octet of the data section may be wrong, and it comes back all the same.
    [Test]
    public void Remake_ADamagedSection_ComesBack()
    {
        var whole = GribSectionCase.Of(GribSecondOrderMessages.Pack("grid_second_order", 1, 31, 17, 12, hasBitmap: false));
        for (var at = 3; at < whole.Section.Length; at += 7)
        {
            var damaged = whole with { Section = (byte[])whole.Section.Clone() };
            damaged.Section[at] ^= 0x5A;
            damaged.AssertComesBack();
        }
    }
}
