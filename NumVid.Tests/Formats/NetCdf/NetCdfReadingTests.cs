using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.NetCdf;

/// <summary>Real files, value by value against what ncdump prints.</summary>
[NoLeakedHandles]
internal sealed class NetCdfReadingTests
{
    private static readonly string[] s_fields =
    [
        "a1b_t_north_america.nc", "eraint_uvz.nc", "fice_monthly.nc", "mrms_preciprate_2min.nc",
        "pr_rotpole.nc", "prect_60d.nc", "stageiv_precip_hourly.nc", "tos_ipsl_monthly.nc",
    ];

    [Test]
    public void Read_Fixture_EqualsNcdump() => AssertEqualsNcdump(TestFiles.Fixture("coads_sst_airt_monthly.nc"));

    [TestCaseSource(nameof(s_fields))]
    public void Read_Field_EqualsNcdump(string name) => AssertEqualsNcdump(TestFiles.Field(name));

    [TestCase("denormals_eddies.nc")]
    [TestCase("all_missing.nc")]
    [TestCase("all_constant.nc")]
    [TestCase("fill_inside_range.nc")]
    [TestCase("nan_inf.nc")]
    [TestCase("no_time_no_coords.nc")]
    [TestCase("odd_1xN.nc")]
    [TestCase("one_frame_missing.nc")]
    [TestCase("stageiv_borked.nc")]
    [TestCase("ta_day_23741steps_2x2.nc")]
    public void Read_Odd_EqualsNcdump(string name) => AssertEqualsNcdump(TestFiles.Odd(name));

    [Test]
    public void Read_WeirdNames_GivesThem()
    {
        using var dataSet = Open(TestFiles.Odd("weird_names é 温度.nc"));

        Assert.That(dataSet.Variables.Select(variable => variable.Name), Does.Contain("température à 2 m"));
        Assert.That(dataSet["température à 2 m"].GetData(), Is.InstanceOf<float[,,]>());
    }

    [Test]
    public void Read_Groups_HaveTheirPathInNames()
    {
        using var dataSet = Open(TestFiles.Odd("netcdf4_groups.nc"));

        Assert.That(dataSet["grp1/T"].Dimensions.AsNamesArray(),
            Is.EqualTo(new[] { "grp1/time", "grp1/lev", "grp1/lat", "grp1/lon" }));
        Assert.That(dataSet["T"].GetShape(), Is.EqualTo(new[] { 1, 14, 64, 128 }));
        Assert.That(dataSet.Metadata["grp1_title"], Is.EqualTo("NCL generated netCDF file"));
        Assert.That(dataSet.Warnings, Has.Some.Contains("'grp1/title' of the file is called 'grp1_title' here"));
    }

    [Test]
    public void Read_PlainHdf5_HasPhonyDimensions()
    {
        using var dataSet = Open(TestFiles.Odd("hdf5_not_netcdf_knmi.h5"));

        var image = dataSet["image1/image_data"];
        Assert.That(image.GetShape(), Is.EqualTo(new[] { 765, 700 }));
        Assert.That(dataSet.GetCodedByteCount(image.Name), Is.InRange(1, 59345));
    }

    [Test]
    public void Files_OfNetCdf_AllHaveATest()
    {
        TestFiles.Odd("empty.nc");
        string[] tested =
        [
            .. s_fields, .. Cases(nameof(Read_Odd_EqualsNcdump)), .. Cases(
            nameof(Open_WhatIsNotWhole_SaysWhatWasFound)),
            "weird_names é 温度.nc", "netcdf4_groups.nc", "hdf5_not_netcdf_knmi.h5",
        ];
        var files = new[] { "fields", "odd" }.SelectMany(
            folder => Directory.EnumerateFiles(Path.Combine(TestFiles.ExternalRoot!, folder)))
            .Where(file => Path.GetExtension(file) is ".nc" or ".h5").Select(Path.GetFileName);

        Assert.That(files, Is.EquivalentTo(tested.Where(name => Path.GetExtension(name) is ".nc" or ".h5")));
    }

    [TestCase("empty.nc", "empty")]
    [TestCase("truncated_netcdf3.nc", "400000 bytes found, 1031668 expected")]
    [TestCase("truncated_netcdf4.nc", "900000 bytes found, 1824028 expected")]
    [TestCase("html_error_page.grib2", "HTML")]
    [TestCase("gzipped.grib.gz", "gzip")]
    [TestCase("single_gridpoint.grib", "GRIB")]
    public void Open_WhatIsNotWhole_SaysWhatWasFound(string name, string found)
    {
        var path = TestFiles.Odd(name);

        Assert.That(
            () => Open(path), Throws.InstanceOf<IOException>().With.Message.Contains(name).And.Message.Contains(found));
    }

    [Test]
    public void GetCodedByteCount_OfClassicFile_IsValuesTimesSize()
    {
        using var dataSet = Open(TestFiles.Field("eraint_uvz.nc"));

        Assert.That(dataSet.GetCodedByteCount("z"), Is.EqualTo(2L * 2 * 3 * 241 * 480));
        Assert.That(() => dataSet.GetCodedByteCount("none"), Throws.InstanceOf<KeyNotFoundException>());
    }

    [Test]
    public void Read_PackedField_ShowsUnpackedAttributes()
    {
        using var dataSet = Open(TestFiles.Field("eraint_uvz.nc"));

        var attributes = dataSet["z"].Metadata.AsDictionary();
        Assert.That(attributes.Keys, Has.None.EqualTo("scale_factor").And.None.EqualTo("add_offset"));
        Assert.That(attributes["numvid_source_bits"], Is.EqualTo(16));
        Assert.That(attributes["_FillValue"], Is.EqualTo(double.NaN).And.TypeOf<double>());
        Assert.That(attributes["number_of_significant_digits"], Is.EqualTo(5));
        Assert.That(dataSet["z"].MissingValue, Is.EqualTo(float.NaN));
    }

    [Test]
    public void GetData_Parts_AreThoseOfTheWhole()
    {
        using var dataSet = Open(TestFiles.Fixture("coads_sst_airt_monthly.nc"));
        var variable = dataSet.Variables.First(candidate => candidate.Rank == 3);
        var whole = (float[,,])variable.GetData();
        var part = (float[,,])variable.GetData([1, 2, 3], [2, 3, 4], [2, 5, 6]);

        for (var i = 0; i < part.Length; i++)
        {
            var (t, y, x) = (i / 30, i / 6 % 5, i % 6);
            Assert.That(part[t, y, x], Is.EqualTo(whole[1 + (2 * t), 2 + (3 * y), 3 + (4 * x)]));
        }
    }

    private static IEnumerable<string> Cases(string method) => typeof(NetCdfReadingTests).GetMethod(method)!
        .GetCustomAttributes(typeof(TestCaseAttribute), inherit: false).Cast<TestCaseAttribute>()
        .Select(test => (string)test.Arguments[0]!);

    private static NetCdfDataSet Open(string path) => new(path + "?openMode=readOnly");

    private static void AssertEqualsNcdump(string path)
    {
        var dump = new NcDump(path);
        using var dataSet = Open(path);
        var numeric = dump.Variables().Where(variable => variable.Type is not ("char" or "string")).ToArray();
        Assert.That(numeric, Is.Not.Empty);
        foreach (var (_, name, rank) in numeric)
        {
            var variable = dataSet[name];
            Assert.That(variable.Rank, Is.EqualTo(rank), name);
            AssertSame(name, variable.GetData(), Expected(dump, name, variable.TypeOfData));
        }
    }

    /// <summary>Unpacks and masks by CF what ncdump prints raw.</summary>
    private static double[] Expected(NcDump dump, string name, Type type)
    {
        var values = dump.Values(name);
        var scale = dump.Number(name, "scale_factor") ?? 1;
        var offset = dump.Number(name, "add_offset") ?? 0;
        var missing = dump.Number(name, "missing_value");
        var isFloat = type == typeof(float);
        for (var i = 0; i < values.Length; i++)
        {
            var stored = isFloat ? (float)values[i] : values[i];
            var isMissing = missing is { } code && (stored == code || (isFloat && stored == (float)code));
            var value = isMissing ? double.NaN : (values[i] * scale) + offset;
            values[i] = isFloat ? (float)value : value;
        }

        return values;
    }

    private static void AssertSame(string name, Array actual, double[] expected)
    {
        Assert.That(actual.Length, Is.EqualTo(expected.Length), name);
        var i = 0;
        foreach (var value in actual)
        {
            var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
            if (!number.Equals(expected[i]))
            {
                // Whole numbers keep the fill value that ncdump prints as "_".
                var isKeptFill = double.IsNaN(expected[i]) && value is not (float or double);
                Assert.That(isKeptFill, Is.True, $"{name}[{i}] is {number:R}, ncdump says {expected[i]:R}");
            }

            i++;
        }
    }
}
