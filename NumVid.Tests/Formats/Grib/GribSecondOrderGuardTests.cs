using System.Collections.Generic;
using System.IO;
using System.Linq;
using EccodesDotNet;
using EccodesDotNet.Framing;
using NUnit.Framework;
using NumVid.Formats.Grib;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Groups of second-order packing are checked before ecCodes unpacks them: it would loop, or read what is not
/// there.</summary>
[NoLeakedHandles]
internal sealed class GribSecondOrderGuardTests
{
    private const int Columns = 31;
    private const int Rows = 17;

    [Test]
    public void GetData_SoundGroups_AreTheValuesOfEcCodes(
        [Values("grid_second_order", "grid_second_order_no_SPD", "grid_second_order_SPD1", "grid_second_order_SPD3",
            "grid_second_order_boustrophedonic")] string packing,
        [Values(1, 2)] int edition, [Values(false, true)] bool hasBitmap)
    {
        var bytes = GribSecondOrderMessages.Pack(packing, edition, Columns, Rows, 12, hasBitmap);

        Assert.That(Read(bytes), Is.EqualTo(Unpack(bytes)));
    }

    [TestCase("row-by-row")]
    [TestCase("constant-width")]
    [TestCase("general")]
    public void GetData_SoundGroupsWrittenByHand_AreTheValues(string kind) => Assert.That(
        Read(GribSecondOrderMessages.ByHand[kind]),
        Is.EqualTo(GribSecondOrderMessages.ValuesByHand.Select(value => (float)value)));

    // Octet of section 4, counted from 1, and what it is changed to.
    [TestCase("general", 18, 4, "other groups than the 4", TestName = "General_AGroupTooMany")]
    [TestCase("general", 18, 2, "other groups than the 2", TestName = "General_AGroupTooFew")]
    [TestCase("general", 17, 0x7F, "groups of second-order packing", TestName = "General_MoreGroupsThanValues")]
    [TestCase("general", 25, 0x00, "other groups than the 3", TestName = "General_NoGroupBegins")]
    [TestCase("general", 22, 0x63, "values of 99 bits", TestName = "General_WidthThatCannotBe")]
    [TestCase("general", 24, 0x20, "does not fit the 12 values", TestName = "General_NumbersBehindTheEnd")]
    [TestCase("general", 19, 0xFF, "65292 numbers", TestName = "General_MoreNumbersThanPoints")]
    [TestCase("general", 12, 0x80, "groups at octet 32795", TestName = "General_GroupsElsewhere")]
    [TestCase("general", 15, 0x7F, "does not fit", TestName = "General_NumbersElsewhere")]
    [TestCase("general", 14, 0x40, "flags 64", TestName = "General_KindThatIsNone")]
    [TestCase("row-by-row", 18, 2, "other groups than the 2", TestName = "RowByRow_OtherGroupsThanRows")]
    [TestCase("constant-width", 22, 0x63, "values of 99 bits", TestName = "ConstantWidth_WidthThatCannotBe")]
    public void GetData_OctetThatCannotBe_NamesIt(string kind, int octet, int value, string expected) =>
        IsRefused(GribSecondOrderMessages.ByHand[kind], 4, octet, value, expected);

    [TestCase(1, 4, 18, 0xFF, "descriptions of 255 groups")]
    [TestCase(1, 4, 22, 60, "60 and")]
    [TestCase(1, 4, 23, 1, "the groups hold|does not fit")]
    [TestCase(1, 4, 23, 77, "77 bits are impossible")]
    [TestCase(2, 5, 22, 0x7F, "groups of second-order packing")]
    [TestCase(2, 5, 25, 0x01, "the groups hold|does not fit")]
    [TestCase(2, 5, 30, 0x3C, "60 and")]
    [TestCase(2, 5, 31, 0x01, "the groups hold|does not fit")]
    public void GetData_OctetOfListedGroupsThatCannotBe_NamesIt(
        int edition, int section, int octet, int value, string expected) => IsRefused(
        GribSecondOrderMessages.Pack("grid_second_order", edition, Columns, Rows, 12, hasBitmap: true), section,
        octet, value, expected);

    private static void IsRefused(byte[] sound, int section, int octet, int value, string expected)
    {
        var bytes = (byte[])sound.Clone();
        bytes[StartOf(sound, section) + octet - 1] = (byte)value;

        Assert.That(
            () => Read(bytes),
            Throws.InstanceOf<IOException>().With.Message.Matches(expected).And.Message.Contains("field.grib"));
    }

    private static IEnumerable<float> Read(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("field.grib");
        File.WriteAllBytes(path, bytes);
        using var dataSet = new GribDataSet($"{path}?openMode=readOnly");
        return [.. dataSet.Variables.Single(each => each.Metadata.ContainsKey("GRIB_headers")).GetData().Cast<float>()];
    }

    private static long StartOf(byte[] message, int section)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("field.grib");
        File.WriteAllBytes(path, message);
        using var source = new GribSource(path);
        return GribFileIndex.Read(source).Fields[0].Find(section)!.Value.Offset;
    }

    private static IEnumerable<float> Unpack(byte[] bytes)
    {
        using var message = GribMessage.FromBytes(bytes);
        var values = new double[Columns * Rows];
        message.GetDoubles("values", values);
        return [.. values.Select(value => value == 9999 ? float.NaN : (float)value)];
    }
}
