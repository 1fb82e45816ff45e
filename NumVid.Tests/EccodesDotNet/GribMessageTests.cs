using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EccodesDotNet;
using EccodesDotNet.Errors;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.EccodesDotNet;

[TestFixture]
[NoLeakedHandles]
internal sealed class GribMessageTests
{
    [Test]
    public void Get_KeysOfAMessage_AreThoseOfGribGet()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("m.grib2");
        File.WriteAllBytes(path, SampleMessages.Rising());
        var expected = ExternalTool.Run("grib_get", "-p",
            "shortName,edition,Ni,latitudeOfFirstGridPointInDegrees,packingType", path).Trim().Split(' ');

        using var message = GribMessage.FromBytes(File.ReadAllBytes(path));

        Assert.Multiple(() =>
        {
            Assert.That(message.GetString("shortName"), Is.EqualTo(expected[0]));
            Assert.That(message.GetInt64("edition").ToString(CultureInfo.InvariantCulture), Is.EqualTo(expected[1]));
            Assert.That(message.GetInt64("Ni").ToString(CultureInfo.InvariantCulture), Is.EqualTo(expected[2]));
            Assert.That(message.GetDouble("latitudeOfFirstGridPointInDegrees"),
                Is.EqualTo(double.Parse(expected[3], CultureInfo.InvariantCulture)));
            Assert.That(message.GetString("packingType"), Is.EqualTo(expected[4]));
        });
    }

    [Test]
    public void GetDoubles_AfterSet_ReturnsTheValues()
    {
        using var message = GribMessage.FromBytes(SampleMessages.Rising());
        var values = new double[message.GetCount("values")];

        Assert.That(message.GetDoubles("values", values), Is.EqualTo(496));
        Assert.That(values, Is.EqualTo(SampleMessages.RisingValues()));
    }

    [Test]
    public void GetDoubles_BufferTooSmall_ThrowsWithTheLibrarysText()
    {
        using var message = GribMessage.FromBytes(SampleMessages.Rising());

        var error = Assert.Throws<EcCodesException>(() => message.GetDoubles("values", new double[3]))!;

        Assert.That(error.Code, Is.EqualTo(-6));
        Assert.That(
            error.Message, Does.StartWith("Could not read 'values': Passed array is too small").And.Contains("(-6)"));
    }

    [Test]
    public void Get_UnknownKey_ThrowsAndTryGetReturnsFalse()
    {
        using var message = GribMessage.FromBytes(SampleMessages.Rising());

        var error = Assert.Throws<EcCodesException>(() => message.GetInt64("noSuchKey"))!;

        Assert.Multiple(() =>
        {
            Assert.That(error.IsKeyNotFound, Is.True);
            Assert.That(error.Request, Is.EqualTo("read 'noSuchKey'"));
            Assert.That(error.LibraryText, Is.EqualTo("Key/value not found"));
            Assert.That(message.TryGetInt64("noSuchKey", out _), Is.False);
            Assert.That(message.TryGetDouble("noSuchKey", out _), Is.False);
            Assert.That(message.TryGetString("noSuchKey", out _), Is.False);
            Assert.That(message.IsDefined("noSuchKey"), Is.False);
        });
    }

    [Test]
    public void Set_ImpossibleValue_ThrowsAndPrintsNothing()
    {
        using var message = GribMessage.FromBytes(SampleMessages.Rising());

        var error = Assert.Throws<EcCodesException>(() => message.Set("shortName", "noSuchParameter"))!;

        Assert.That(error.Message, Does.Contain("noSuchParameter").And.Contains(
            "no match"), "the library's log is part of the message");
    }

    [Test]
    public void SetMissing_Level_IsMissing()
    {
        using var message = GribMessage.FromBytes(SampleMessages.Rising());
        Assert.That(message.IsMissing("scaledValueOfFirstFixedSurface"), Is.True, "the sample's surface has no value");
        message.Set("scaledValueOfFirstFixedSurface", 5);
        Assert.That(message.IsMissing("scaledValueOfFirstFixedSurface"), Is.False);

        message.SetMissing("scaledValueOfFirstFixedSurface");

        Assert.That(message.IsMissing("scaledValueOfFirstFixedSurface"), Is.True);
    }

    [Test]
    public void SetAndGet_IntegerArrayAndBytes_ComeBack()
    {
        using var message = GribMessage.FromSample("reduced_gg_pl_32_grib2");
        var rows = message.GetInt64s("pl");
        rows[0]++;

        message.Set("pl", rows);

        Assert.That(message.GetInt64s("pl"), Is.EqualTo(rows));
        Assert.That(message.GetBytes("section1Length"), Has.Length.EqualTo(4));
    }

    [Test]
    public void Clone_Changed_LeavesTheOriginalAlone()
    {
        using var message = GribMessage.FromBytes(SampleMessages.Rising());
        using var clone = message.Clone();

        clone.Set("shortName", "u");

        Assert.That(message.GetString("shortName"), Is.EqualTo("t"));
        Assert.That(clone.GetString("shortName"), Is.EqualTo("u"));
    }

    [Test]
    public void GetKeys_NameSpace_IsThatOfGribLs()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("m.grib2"), SampleMessages.Rising());
        var dump = ExternalTool.Run("grib_ls", "-n", "time", folder.File("m.grib2"));
        using var message = GribMessage.FromBytes(SampleMessages.Rising());

        var keys = message.GetKeys("time");

        Assert.That(keys, Is.Not.Empty);
        Assert.That(keys.Where(key => !dump.Contains(key, StringComparison.Ordinal)), Is.Empty);
        Assert.That(message.GetKeys(), Has.Count.GreaterThan(keys.Count).And.Contains("section3Length"));
    }

    [Test]
    public void FromSample_UnknownName_Throws() =>
        Assert.That(() => GribMessage.FromSample(
            "noSuchSample"), Throws.InstanceOf<EcCodesException>().With.Message.Contains("noSuchSample"));

    [Test]
    public void FromBytes_Nothing_Throws() =>
        Assert.That(() => GribMessage.FromBytes([]), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Get_AfterDispose_Throws()
    {
        var message = GribMessage.FromBytes(SampleMessages.Rising());
        message.Dispose();

        Assert.That(() => message.GetInt64("edition"), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(message.Dispose, Throws.Nothing);
    }

    [Test]
    public void Messages_OnManyThreads_DecodeAndEncodeTheSame()
    {
        var bytes = SampleMessages.Rising();
        var expected = SampleMessages.RisingValues();

        Parallel.For(0, 200, i =>
        {
            using var message = GribMessage.FromBytes(bytes);
            message.Set("packingType", i % 2 == 0 ? "grid_ccsds" : "grid_simple");
            var values = new double[496];
            message.GetDoubles("values", values);
            Assert.That(values, Is.EqualTo(expected));
            Assert.That(message.GetString("shortName"), Is.EqualTo("t"));
        });
    }
}
