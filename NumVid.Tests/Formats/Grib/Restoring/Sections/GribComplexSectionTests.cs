using System.Linq;
using EccodesDotNet.Framing;
using NumVid.Formats.Grib.Restoring.Sections;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib.Restoring.Sections;

/// <summary>Sections of complex packing come back: those of a centre, and some written bit by bit from the
/// template.</summary>
[TestFixture]
internal sealed class GribComplexSectionTests
{
    // 78 fields of the American centre, of 7 to 19 bits.
    [Test]
    public void Remake_FieldsOfACentre_AreTheirSectionsAndTheNotesAreSmall()
    {
        using var source = new GribSource(TestFiles.Fixture("gfs_pressure_levels.grib2"));
        var (notes, sections) = (0L, 0L);
        foreach (var field in GribFileIndex.Read(source).Fields.Where((_, i) => i % 4 == 0))
        {
            var packed = GribSectionCase.Of(field.ReadMessage(source));
            var note = packed.AssertComesBack();
            Assert.That(note.Kind, Is.EqualTo(GribSectionKind.Remade));
            (notes, sections) = (notes + note.Bytes.Length, sections + packed.Section.Length);
        }

        Assert.That(notes, Is.LessThan(0.05 * sections));
    }

    // Five groups: four numbers on 3; 3 twice; 15; 14 twice; 7 and one more. The highest code of as many bits, or the
    // highest two, are missing points.
    [Test]
    public void Remake_SectionWrittenByHand_ComesBackWithItsMissingPoints([Values(0, 1, 2)] int missingKinds)
    {
        // Lengths are one more than coded: 4, 2, 1, 2; that of the last group stands in section 5.
        const string References = "0011 0011 1111 1110 0111";
        const string Widths = "10 00 00 00 10";
        const string Lengths = "011 001 000 001 010";
        const string Numbers = "00 10 11 10  00 01";
        byte[] section =
        [
            0, 0, 0, 0, 7, .. BitText.Octets(References), .. BitText.Octets(Widths), .. BitText.Octets(Lengths),
            .. BitText.Octets(Numbers),
        ];
        section[3] = (byte)section.Length;
        var headers = Headers(missingKinds, 11);
        var numbers = GribDataSections.TryUnpack(headers, section);
        long? missing = missingKinds > 0 ? null : 15;
        long? second = missingKinds > 1 ? null : 14;
        long? six = missingKinds > 0 ? null : 6;
        long? five = missingKinds > 1 ? null : 5;
        long?[] expected = [3, five, six, five, 3, 3, missing, second, second, 7, 8];
        Assert.That(
            numbers?.Select(number => number == GribNumbers.Missing ? null : (long?)number), Is.EqualTo(expected));
        double[] floats = [.. expected.Select(number => number ?? double.NaN)];
        var note = GribDataSections.Describe<double>(headers, section, floats);
        Assert.Multiple(() =>
        {
            Assert.That(GribDataSections.Remake<double>(headers, floats, note.Bytes), Is.EqualTo(section));
            Assert.That(GribDataSections.Remake(headers, numbers!, note.Bytes), Is.EqualTo(section));
        });
    }

    // Sections 1, 5 (template 5.2, five groups, references of 4 bits, widths of 2, lengths of 3 on 1) and 6.
    private static GribFieldHeaders Headers(int missingKinds, byte count)
    {
        byte[] representation =
        [
            0, 0, 0, 47, 5, 0, 0, 0, count, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 1, (byte)missingKinds, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 5, 0, 2, 0, 0, 0, 1, 1, 0, 0, 0, 2, 3,
        ];
        return GribFieldHeaders.Parse(
            2, [0, 0, 0, 21, 1, .. new byte[16], .. representation, 0, 0, 0, 6, 6, 255], count);
    }
}
