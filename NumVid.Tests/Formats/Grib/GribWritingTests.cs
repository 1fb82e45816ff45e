using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using EccodesDotNet.Framing;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>What is written is right in the eyes of ecCodes' tools and of CDO.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribWritingTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("surface_winds_monthly.grib2", "ccsds", 12)]
    [TestCase("gfs_pressure_levels.grib2", "ccsds", 16)]
    [TestCase("safrica_forecast_3h.grib2", "simple", 14)]
    public void Copy_OfAFixture_KeepsHeadersAndTellsItsPacking(string file, string packing, int bits)
    {
        var source = TestFiles.Fixture(file);

        var copy = Copy(source, $"packing={packing}&bits={bits}");

        const string Keys = "shortName,dataDate,dataTime,stepRange,typeOfLevel,level,gridType,centre,paramId";
        Assert.That(Get(copy, Keys).Order(), Is.EqualTo(Get(source, Keys).Order()));
        Assert.That(Get(copy, "packingType")
            .Distinct(), Is.EqualTo(new[] { packing == "ccsds" ? "grid_ccsds" : "grid_simple" }));

        // A field of one value needs no bits at all.
        Assert.That(Get(copy, "bitsPerValue").Distinct()
            .Except(["0"]), Is.EqualTo(new[] { bits.ToString(CultureInfo.InvariantCulture) }));
        Assert.That(HeaderSections(copy)
            .Order(), Is.EqualTo(HeaderSections(source).Order()), "sections 1, 3 and 4, byte by byte");
    }

    [Test]
    public void Copy_OfAFixture_HasValuesWithinHalfAStepAndCdoReadsIt()
    {
        var source = TestFiles.Fixture("safrica_forecast_3h.grib2");
        var copy = Copy(source, "bits=12");
        using var original = Open(source);

        // btmp spans up to 2^6.8 K: the step at 12 bits is at most 2 range / 4095.
        GribGetData.AssertSame(copy, "shortName=btmp,stepRange=12", original["btmp"], [4], tolerance: 112.0 / 4095);
        var lines = ExternalTool.Run("cdo", "-s", "infon", copy).Split('\n');
        Assert.That(lines.Count(line => line.Contains("2010-03-", StringComparison.Ordinal)), Is.EqualTo(75));
    }

    [Test]
    public void Copy_OfAFixture_ReadsAfterCommitWhatAReaderOfTheFileGets()
    {
        var path = _folder.File("copy.grib2");
        using var source = Open(TestFiles.Fixture("gfs_pressure_levels.grib2"));
        using var copy = new GribDataSet($"{path}?bits=8") { IsAutocommitEnabled = false };
        CopyVariables(source, copy);
        copy.Commit();
        using var reader = Open(path);

        Assert.That(copy["t"].GetData(), Is.EqualTo(reader["t"].GetData()).And.Not.EqualTo(source["t"].GetData()));
        Assert.That(copy.GetCodedByteCount("t"), Is.EqualTo(reader.GetCodedByteCount("t")).And.Positive);
        Assert.That(copy.Warnings, Is.Empty);
    }

    [Test]
    public void Copy_Twice_GivesTheSameBytes()
    {
        var source = TestFiles.Fixture("surface_winds_monthly.grib2");

        Assert.That(File.ReadAllBytes(
            Copy(source, "bits=12", "a")), Is.EqualTo(File.ReadAllBytes(Copy(source, "bits=12", "b"))));
    }

    [TestCase("era5_zt_members.grib", "shortName,dataDate,dataTime,stepRange,typeOfLevel,level,number")]
    [TestCase("era5_t2m_uk_hourly.grib", "shortName,dataDate,dataTime,stepRange")]
    [TestCase("nam_multi.grib2", "shortName,dataDate,stepRange,typeOfLevel,level,gridType")]
    [TestCase("ukmo_members_small.grib", "shortName,dataDate,stepRange,number")]
    [TestCase("jra_seaice_bitmap.grb", "shortName,dataDate,dataTime,stepRange,level")]
    [TestCase("gg_modellevel.grib2", "shortName,dataDate,dataTime,stepRange,typeOfLevel,level,gridType,N")]
    public void Copy_OfARealFile_KeepsItsHeaders(string file, string keys)
    {
        var source = TestFiles.Field(file);

        var copy = Copy(source, "bits=16");

        using var before = Open(source);
        using var after = Open(copy);
        Assert.That(Get(copy, keys).Order(), Is.EqualTo(Get(source, keys).Order()));
        foreach (var variable in before.Variables.Where(variable => variable.Metadata.ContainsKey("GRIB_headers")))
        {
            AssertNear(after[variable.Name].GetData(), variable.GetData(), variable.Name);
        }
    }

    [Test]
    public void Commit_NewTimeStep_KeepsStoredMessagesBitForBit()
    {
        var path = Copy(TestFiles.Fixture("surface_winds_monthly.grib2"), "bits=16");
        var before = Messages(path);
        using (var dataSet = new GribDataSet($"{path}?openMode=open") { IsAutocommitEnabled = false })
        {
            var times = (double[])dataSet["time"].GetData();
            dataSet["time"].Append(new[] { times[^1] + 2629800 });
            foreach (var name in new[] { "10u", "10v" })
            {
                dataSet[name].Append(dataSet[name].GetData([59, 0, 0], [1, 73, 144]));
            }

            dataSet.Commit();
        }

        var after = Messages(path);
        Assert.That(after, Has.Count.EqualTo(122));
        Assert.That(before.Except(after), Is.Empty);
        Assert.That(Get(path, "dataDate").Distinct().Count(), Is.EqualTo(61));
    }

    [Test]
    public void Commit_ChangedCoordinateOfStoredFields_IsRefused()
    {
        var path = Copy(TestFiles.Fixture("surface_winds_monthly.grib2"), "bits=16");
        var bytes = File.ReadAllBytes(path);
        using (var dataSet = new GribDataSet($"{path}?openMode=open") { IsAutocommitEnabled = false })
        {
            dataSet["time"].PutData(new double[60]);
            Assert.That(dataSet.Commit, Throws.InstanceOf<UnsupportedDataException>().With.Message.Contains("'time'"));
        }

        Assert.That(File.ReadAllBytes(path), Is.EqualTo(bytes));
        Assert.That(Directory.EnumerateFiles(_folder.Path).Count(), Is.EqualTo(1), "temporary files");
    }

    internal static void CopyVariables(DataSet source, DataSet target)
    {
        foreach (var variable in source.Variables.Reverse())
        {
            var copy = target.AddVariable(
                variable.TypeOfData, variable.Name, variable.GetData(), variable.Dimensions.AsNamesArray());
            foreach (var (key, value) in variable.Metadata.AsDictionary())
            {
                copy.Metadata[key] = value;
            }
        }
    }

    private static GribDataSet Open(string path) => new($"{path}?openMode=readOnly");

    private static string[] Get(string path, string keys) =>
        ExternalTool.Run("grib_get", "-f", "-p", keys, path).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static List<string> HeaderSections(string path)
    {
        using var source = new GribSource(path);
        return [.. GribFileIndex.Read(source).Fields.Select(field => string.Concat(
            new[] { 1, 3, 4 }
                .Select(number => Convert.ToHexString(GribField.ReadSection(source, field.Find(number)!.Value)))))];
    }

    private static List<string> Messages(string path)
    {
        using var source = new GribSource(path);
        return [.. GribFileIndex.Read(source).Fields.Select(
            field => Convert.ToBase64String(field.ReadMessage(source)))];
    }

    private static void AssertNear(Array actual, Array expected, string name)
    {
        var (found, wanted) =
            (actual.Cast<object>().Select(Value).ToArray(), expected.Cast<object>().Select(Value).ToArray());
        var valid = wanted.Where(double.IsFinite).ToArray();
        var tolerance = valid.Length == 0 ? 0
            : ((valid.Max() - valid.Min()) / 65535) + (valid.Max(Math.Abs) * Math.Pow(2, -23));
        Assert.That(found, Has.Length.EqualTo(wanted.Length), name);
        var wrong = Enumerable.Range(0, found.Length).Count(
            i => double.IsNaN(wanted[i]) ? !double.IsNaN(found[i]) : !(Math.Abs(found[i] - wanted[i]) <= tolerance));
        Assert.That(wrong, Is.Zero, name);
    }

    private static double Value(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private string Copy(string source, string options, string name = "copy")
    {
        var path = _folder.File(name + ".grib2");
        using var from = Open(source);
        using var to = new GribDataSet($"{path}?openMode=create&{options}") { IsAutocommitEnabled = false };
        CopyVariables(from, to);
        to.Commit();
        return path;
    }
}
