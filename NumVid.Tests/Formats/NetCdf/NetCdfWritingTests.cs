using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.NetCdf;

/// <summary>What we write, as ncdump and cdo see it.</summary>
[NoLeakedHandles]
internal sealed class NetCdfWritingTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Write_Fixture_HasSameHeaderAndValuesInNcdump()
    {
        var source = TestFiles.Fixture("coads_sst_airt_monthly.nc");
        var copy = Copy(source, "deflate=9");
        var (before, after) = (new NcDump(source), new NcDump(copy));

        Assert.Multiple(() =>
        {
            Assert.That(after.Variables(), Is.EqualTo(before.Variables()));
            foreach (var (_, name, _) in before.Variables())
            {
                Assert.That(after.Values(name), Is.EqualTo(before.Values(name)), name);
            }
        });
    }

    [Test]
    public void Write_Fixture_KeepsEveryAttributeInNcdump()
    {
        var source = TestFiles.Fixture("coads_sst_airt_monthly.nc");
        var copy = Copy(source, "");

        Assert.That(AttributeLines(copy), Is.EquivalentTo(AttributeLines(source)));
    }

    [TestCase("tos_ipsl_monthly.nc")]
    [TestCase("eraint_uvz.nc")]
    [TestCase("stageiv_precip_hourly.nc")]
    [TestCase("pr_rotpole.nc")]
    public void Write_Field_ReadsBackIdentical(string name)
    {
        var source = TestFiles.Field(name);
        var copy = Copy(source, "deflate=1");
        using var before = new NetCdfDataSet(source + "?openMode=readOnly");
        using var after = new NetCdfDataSet(copy + "?openMode=readOnly");

        Assert.Multiple(() =>
        {
            Assert.That(after.Metadata.AsDictionary(), Is.EqualTo(before.Metadata.AsDictionary()));
            foreach (var variable in before.Variables)
            {
                Assert.That(after[variable.Name].TypeOfData, Is.EqualTo(variable.TypeOfData), variable.Name);
                Assert.That(after[variable.Name].GetData(), Is.EqualTo(variable.GetData()), variable.Name);
                Assert.That(after[variable.Name].Metadata.AsDictionary(), Is.EqualTo(
                    variable.Metadata.AsDictionary()), variable.Name);
            }
        });
    }

    [Test]
    public void Write_Field_IsCompressedAsAsked()
    {
        var header = new NcDump(Made("deflate=9"), "-h", "-s").ToString();
        var plain = new NcDump(Made("deflate=0"), "-h", "-s").ToString();
        var unshuffled = new NcDump(Made("deflate=3&shuffle=false"), "-h", "-s").ToString();

        Assert.Multiple(() =>
        {
            Assert.That(header, Does.Contain("v:_DeflateLevel = 9").And.Contain("v:_Shuffle = \"true\"").And
                .Contain("v:_ChunkSizes = 40, 30, 50"));
            Assert.That(header, Does.Contain("t:_Storage = \"contiguous\""), "what is small is not worth a chunk");
            Assert.That(plain, Does.Contain("v:_Storage = \"contiguous\"").And.Not.Contain("_DeflateLevel"));
            Assert.That(unshuffled, Does.Contain("v:_DeflateLevel = 3").And.Not.Contain("_Shuffle"));
        });
    }

    [Test]
    public void Write_MissingValueNaN_IsFillValueForOthers()
    {
        var path = Write(ds =>
        {
            ds.AddVariable<float>("plain", new[] { 1, float.NaN }, "x").MissingValue = float.NaN;
            var coded = ds.AddVariable<float>("coded", new[] { 1, float.NaN }, "x");
            coded.MissingValue = float.NaN;
            coded.Metadata["_FillValue"] = 1e20f;
            var other = ds.AddVariable<double>("other", new[] { 1, -999.0, double.NaN }, "y");
            other.MissingValue = -999.0;
        });
        var dump = new NcDump(path);
        using var dataSet = new NetCdfDataSet(path + "?openMode=readOnly");

        Assert.Multiple(() =>
        {
            Assert.That(dump.ToString(),
                Does.Contain("plain:_FillValue = NaNf").And.Contain("coded:_FillValue = 1.00000002e+20f"));
            Assert.That(dump.Values("coded"), Is.EqualTo(new[] { 1, double.NaN }), "ncdump prints the fill value as _");
            Assert.That(dump.Number("other", "_FillValue"), Is.EqualTo(-999));
            Assert.That(dataSet["plain"].GetData(), Is.EqualTo(new[] { 1, float.NaN }));
            Assert.That(dataSet["plain"].Metadata.AsDictionary().Keys, Has.None.EqualTo("_FillValue"));
            Assert.That(dataSet["coded"].GetData(), Is.EqualTo(new[] { 1, float.NaN }));
            Assert.That(dataSet["coded"].Metadata["_FillValue"], Is.EqualTo(1e20f));
            Assert.That(dataSet["other"]
                .GetData(), Is.EqualTo(new[] { 1, -999.0, double.NaN }), "not masked: its missing value is a number");
            Assert.That(dataSet["other"].MissingValue, Is.EqualTo(-999.0));
        });
    }

    [Test]
    public void Write_CodesOfPackedData_DoNotMaskUnpackedOnes()
    {
        var source = CdlFile.Create(_folder, """
            netcdf x { dimensions: n = 3 ; variables: short v(n) ; v:scale_factor = 2. ; v:_FillValue = 10s ; v:valid_range = 0s, 10s ; data: v = 5, 9, _ ; }
            """, "classic");
        using var copy = new NetCdfDataSet(Copy(source, "") + "?openMode=readOnly");

        Assert.That(copy["v"].GetData(), Is.EqualTo(new[] { 10, 18, float.NaN }));
        Assert.That(copy["v"].Metadata["_FillValue"], Is.EqualTo((short)10).And.TypeOf<short>());
        Assert.That(copy["v"].Metadata["valid_range"], Is.EqualTo(new short[] { 0, 10 }));
        Assert.That(copy.Warnings, Is.Empty);
    }

    [Test]
    public void Write_ValidValuesThatAttributesMask_Warns()
    {
        var path = _folder.File("x.nc");
        using var dataSet = new NetCdfDataSet(path + "?openMode=create");
        dataSet.IsAutocommitEnabled = false;
        dataSet.AddVariable<float>("v", new[] { -1f, 0, 1 }, "x").Metadata["valid_min"] = 0f;
        dataSet.Commit();

        Assert.That(dataSet.Warnings, Has.Count.EqualTo(1).And.Some.Contains("1 values of variable 'v'"));
    }

    [Test]
    public void Write_NamesThatNetCdfRefuses_AreCleanedAndComeBack()
    {
        string[] names = ["a/b", "(x)", "end ", "", "e\u0301", new string('ж', 200)];
        var path = Write(ds => Array.ForEach(names, name => ds.AddVariable<int>(name, new[] { 1, 2 }, "dim/" + name)));
        using var dataSet = new NetCdfDataSet(path + "?openMode=readOnly");

        Assert.That(dataSet.Variables.Reverse().Select(variable => variable.Name), Is.EqualTo(names));
        Assert.That(dataSet.Variables.Reverse()
            .Select(variable => variable.Dimensions[0].Name), Is.EqualTo(names.Select(name => "dim/" + name)));
        Assert.That(new NcDump(path, "-h").ToString(), Does.Contain("int a_b(dim_a_b)"));
    }

    [Test]
    public void Write_AttributesThatNetCdfRefuses_ComeBack()
    {
        string[] keys = ["CLASS", "NAME", "_NCProperties", "_numvid_type", "(x)", "end ", "е\u0306"];
        var path = Write(ds =>
        {
            var variable = ds.AddVariable<int>("v", new[] { 1 }, "x");
            Array.ForEach(keys, key => variable.Metadata[key] = key + "\0!");
        });
        using var dataSet = new NetCdfDataSet(path + "?openMode=readOnly");

        Assert.That(keys.Select(key => dataSet["v"].Metadata[key]), Is.EqualTo(keys.Select(key => key + "\0!")));
    }

    [Test]
    public void Write_Cdo_ReadsTheField()
    {
        var info = ExternalTool.Run("cdo", "-s", "-outputf,%.9g,1", "-selname,v", Made(""));

        Assert.That(
            info.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(3), Is.EqualTo(new[] { "0", "0.5", "1" }));
    }

    [Test]
    public void Commit_ToFileWithGroups_IsRefusedAndLeavesItAlone()
    {
        var path = CdlFile.Create(_folder,
            "netcdf x { dimensions: n = 1 ; variables: int v(n) ; data: v = 1 ; group: g { variables: int w ; } }");
        var before = File.ReadAllBytes(path);
        using (var dataSet = new NetCdfDataSet(path))
        {
            Assert.That(() => dataSet["v"]
                .PutData(new[] { 2 }), Throws.InstanceOf<NotSupportedException>().With.Message.Contains("groups"));
        }

        Assert.That(File.ReadAllBytes(path), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(_folder.Path), Is.EqualTo(new[] { path }));
    }

    [Test]
    public void Commit_ToClassicPackedFile_KeepsEveryValue()
    {
        var path = CdlFile.Create(_folder, """
            netcdf x { dimensions: t = UNLIMITED ; n = 2 ; variables: short v(t, n) ; v:scale_factor = 0.1 ; char c(n, n) ; data: v = 1, 2, 3, 4 ; c = "ab", "cd" ; }
            """, "classic");
        float[,] before;
        using (var dataSet = new NetCdfDataSet(path))
        {
            before = (float[,])dataSet["v"].GetData();
            dataSet["v"].Append(new[] { 0.123f, 7 });
        }

        using var reopened = new NetCdfDataSet(path + "?openMode=readOnly");
        var after = (float[,])reopened["v"].GetData();
        Assert.That(after.Cast<float>(), Is.EqualTo(before.Cast<float>().Concat([0.123f, 7])));
        Assert.That(reopened["c"].GetData(), Is.EqualTo(new[] { "ab", "cd" }));
    }

    [Test]
    public void Write_SameDataTwice_GivesSameBytes() =>
        Assert.That(File.ReadAllBytes(Made("", "a")), Is.EqualTo(File.ReadAllBytes(Made("", "b"))));

    [Test]
    public void GetCodedByteCount_IsWhatChunksTake()
    {
        using var small = new NetCdfDataSet(Made("deflate=9") + "?openMode=readOnly");
        using var large = new NetCdfDataSet(Made("deflate=0", "plain") + "?openMode=readOnly");

        Assert.That(large.GetCodedByteCount("v"), Is.EqualTo(40 * 30 * 50 * 4));
        Assert.That(small.GetCodedByteCount("v"), Is.InRange(100, 40 * 30 * 50));
        Assert.That(new FileInfo(_folder.File("made.nc")).Length, Is.GreaterThan(small.GetCodedByteCount("v")));
    }

    private static IEnumerable<string> AttributeLines(string path) => new NcDump(path, "-h").ToString()
        .Split('\n').Where(line => line.StartsWith("\t\t", StringComparison.Ordinal)).Select(line => line.Trim());

    private string Made(string options, string name = "made") => Write(
        ds =>
        {
            ds.AddVariable<double>("t", Enumerable.Range(0, 40).Select(i => (double)i)
                .ToArray(), "t").Metadata["units"] = "hours since 2000-01-01";
            var values = new float[40, 30, 50];
            for (var i = 0; i < values.Length; i++)
            {
                values[i / 1500, i / 50 % 30, i % 50] = i % 1500 / 2f;
            }

            ds.AddVariable<float>("v", values, "t", "y", "x");
        },
        options,
        name);

    private string Write(Action<DataSet> add, string options = "", string name = "made")
    {
        var path = _folder.File(name + ".nc");
        using var dataSet = new NetCdfDataSet($"{path}?openMode=create&{options}");
        dataSet.IsAutocommitEnabled = false;
        add(dataSet);
        dataSet.Commit();
        return path;
    }

    private string Copy(string source, string options)
    {
        using var from = new NetCdfDataSet(source + "?openMode=readOnly");
        return Write(
            to =>
            {
                foreach (var (key, value) in from.Metadata)
                {
                    to.Metadata[key] = value;
                }

                foreach (var variable in from.Variables.Reverse())
                {
                    var copy = to.AddVariable(
                        variable.TypeOfData, variable.Name, variable.GetData(), variable.Dimensions.AsNamesArray());
                    foreach (var (key, value) in variable.Metadata)
                    {
                        copy.Metadata[key] = value;
                    }
                }
            },
            options,
            "copy");
    }
}
