using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EccodesDotNet.Framing;
using Microsoft.Research.Science.Data;
using NUnit.Framework;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib;
using NumVid.Formats.Grib.Cubes;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Grib;

/// <summary>A GRIB original returns under its own headers, straight or by way of <c>.nv12</c>.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribRoundTripTests
{
    private static readonly string[] s_edition2 =
    [
        "aifs_t500_ccsds.grib2", "gefs_soilw_bitmap.grib2", "gg_modellevel.grib2", "hrrr_tsfc_lambert.grib2", "ifs_oper_surface_ccsds.grib2", "nam_multi.grib2",
    ];

    private static readonly string[] s_edition1 =
        ["era5_t2m_uk_hourly.grib", "era5_zt_members.grib", "n160_t2m_reduced_gg.grib", "jra_seaice_bitmap.grb", "ukmo_members_small.grib"];

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCaseSource(nameof(s_edition2))]
    public void Copy_OfEdition2_HasSections134ByteByByte(string file)
    {
        var source = TestFiles.Field(file);

        Assert.That(HeaderSections(Copy(source, "bits=12"), 1, 3, 4).Order(), Is.EqualTo(HeaderSections(source, 1, 3, 4).Order()));
    }

    [TestCaseSource(nameof(s_edition2))]
    public void Copy_OfEdition2ByWayOfNv12_HasSections134ByteByByte(string file)
    {
        var source = TestFiles.Field(file);
        var video = _folder.File("between.nv12");
        using (var from = Open(source))
        using (var to = new Nv12DataSet($"{video}?openMode=create&quality=range=0.1,codec=ffv1") { IsAutocommitEnabled = false })
        {
            GribWritingTests.CopyVariables(from, to);
            to.Commit();
        }

        var copy = _folder.File("copy.grib2");
        using (var from = new Nv12DataSet($"{video}?openMode=readOnly"))
        using (var to = new GribDataSet($"{copy}?openMode=create") { IsAutocommitEnabled = false })
        {
            GribWritingTests.CopyVariables(from, to);
            to.Commit();
            Assert.That(to.Warnings, Is.Empty);
        }

        Assert.That(HeaderSections(copy, 1, 3, 4).Order(), Is.EqualTo(HeaderSections(source, 1, 3, 4).Order()));
    }

    [TestCaseSource(nameof(s_edition1))]
    public void Copy_OfEdition1AsEdition1_HasItsSectionsAndValues(string file)
    {
        var source = TestFiles.Field(file);
        using var before = Open(source);

        var copy = Copy(source, "edition=1&quality=lossless");

        using var after = Open(copy);
        Assert.That(HeaderSections(copy, 1, 2).Order(), Is.EqualTo(HeaderSections(source, 1, 2).Order()));
        Assert.That(ExternalTool.Run("grib_get", "-p", "edition,packingType", copy).Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct(), Is.EqualTo(new[] { "1 grid_simple" }));
        foreach (var variable in Fields(before))
        {
            Assert.That(after[variable.Name].GetData(), Is.EqualTo(variable.GetData()), variable.Name);
        }
    }

    [Test]
    public void Copy_OfEdition1InGroups_IsSecondOrderPackingWithItsValues()
    {
        var source = TestFiles.Field("era5_zt_members.grib");
        using var before = Open(source);

        var copy = Copy(source, "edition=1&packing=second-order&quality=lossless");

        using var after = Open(copy);
        Assert.That(ExternalTool.Run("grib_get", "-p", "packingType", copy).Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct(), Is.EqualTo(new[] { "grid_second_order" }));
        Assert.That(after["t"].GetData(), Is.EqualTo(before["t"].GetData()));
    }

    [Test]
    public void Open_AnyFile_DecodesNoFieldAndGetDataOnlyThoseAskedFor()
    {
        using var dataSet = Open(TestFiles.Fixture("safrica_forecast_3h.grib2"));

        Assert.That(dataSet.DecodedFieldCount, Is.Zero);
        dataSet["pwat"].GetData([3, 0, 0], [2, 140, 210]);
        Assert.That(dataSet.DecodedFieldCount, Is.EqualTo(2));
        dataSet["time"].GetData();
        dataSet["latitude"].GetData();
        Assert.That(dataSet.DecodedFieldCount, Is.EqualTo(2));
    }

    [Test]
    public void Open_ProjectedGrid_ComputesPositionsWhenTheyAreReadAndNotBefore()
    {
        using var dataSet = Open(TestFiles.Field("hrrr_tsfc_lambert.grib2"));

        dataSet["t"].GetData();
        _ = dataSet["latitude"].GetShape();
        Assert.That(dataSet.ComputedPositionsCount, Is.Zero);
        dataSet["latitude"].GetData([500, 500], [1, 1]);
        Assert.That(dataSet.ComputedPositionsCount, Is.EqualTo(1));
    }

    // The header would put the field where it no longer is.
    [TestCase("hrrr_tsfc_lambert.grib2", "t")]
    [TestCase("gg_modellevel.grib2", "t")]
    public void Write_PositionsThatWereChanged_DoesNotUseTheOldHeader(string file, string name)
    {
        var target = _folder.File("moved.grib2");
        using var source = Open(TestFiles.Field(file));
        using var moved = new GribDataSet($"{target}?openMode=create") { IsAutocommitEnabled = false };
        GribWritingTests.CopyVariables(source, moved);
        var latitudes = source["latitude"].GetData();
        var first = new int[latitudes.Rank];
        var value = latitudes.GetValue(first)!;
        latitudes.SetValue(Convert.ChangeType(Convert.ToDouble(value, CultureInfo.InvariantCulture) + 1, value.GetType(), CultureInfo.InvariantCulture), first);
        moved["latitude"].PutData(latitudes);

        Assert.That(moved.Commit, Throws.InstanceOf<UnsupportedDataException>().With.Message.Contains($"The grid of '{name}' is no longer that of its GRIB headers"));
        Assert.That(System.IO.File.Exists(target), Is.False);
    }

    [Test]
    public void Open_LongSeries_AsksEcCodesOnceForEachKindOfHeader()
    {
        var path = TestFiles.Field("era5_t2m_uk_hourly.grib");

        Assert.That(GribArchive.CountHeaderKinds(path), Is.EqualTo(1));
        Assert.That(GribArchive.CountHeaderKinds(Copy(path, "bits=12")), Is.EqualTo(1));
    }

    // Row or column first, either way: the first and last point change with the flags.
    [TestCase(0, 0, 0)]
    [TestCase(128, 1, 0)]
    [TestCase(64, 0, 1)]
    [TestCase(32, 0, 0)]
    [TestCase(192, 1, 1)]
    [TestCase(96, 0, 1)]
    [TestCase(160, 1, 0)]
    [TestCase(224, 1, 1)]
    public void GetData_AnyScanning_HasTheValuesOfGribGetDataAtTheirPlaces(int scanning, int isWestward, int isNorthward)
    {
        var path = _folder.File("scanned.grib2");
        var (west, east, north) = (0, 359_500_000, 90_000_000);
        var corners = isWestward == 1 ? $"longitudeOfFirstGridPoint={east},longitudeOfLastGridPoint={west}" : $"longitudeOfFirstGridPoint={west}";
        corners += isNorthward == 1 ? $",latitudeOfFirstGridPoint={-north},latitudeOfLastGridPoint={north}" : "";
        ExternalTool.Run("grib_set", "-s", $"scanningMode={scanning},{corners}", TestFiles.Field("gefs_soilw_bitmap.grib2"), path);
        using var dataSet = Open(path);

        Assert.That(GribJudge.AssertSame(dataSet, path, int.MaxValue), Is.EqualTo(1));
    }

    private static List<string> HeaderSections(string path, params int[] numbers)
    {
        using var source = new GribSource(path);
        return [.. GribFileIndex.Read(source).Fields.Select(field => string.Concat(
            numbers.Select(number => Convert.ToHexString(Comparable(field, GribField.ReadSection(source, field.Find(number)!.Value))))))];
    }

    // Edition 1 keeps the decimal factor of the values in its product section.
    private static byte[] Comparable(GribField field, byte[] section)
    {
        if (field.Edition == 1 && section.Length >= 28 && field.Find(1)!.Value.Length == section.Length)
        {
            section.AsSpan(26, 2).Clear();
        }

        return section;
    }

    private static IEnumerable<Variable> Fields(GribDataSet dataSet) => dataSet.Variables.Where(variable => variable.Metadata.ContainsKey("GRIB_headers"));

    private static GribDataSet Open(string path) => new($"{path}?openMode=readOnly");

    private string Copy(string source, string options)
    {
        var path = _folder.File("copied.grib2");
        using var from = Open(source);
        using var to = new GribDataSet(string.Create(CultureInfo.InvariantCulture, $"{path}?openMode=create&{options}")) { IsAutocommitEnabled = false };
        GribWritingTests.CopyVariables(from, to);
        to.Commit();
        return path;
    }
}
