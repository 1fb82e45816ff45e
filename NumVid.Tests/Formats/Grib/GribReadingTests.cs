using System;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>What is read has the values and places that ecCodes' own program prints.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribReadingTests
{
    [TestCase("surface_winds_monthly.grib2", "10u", 0, "shortName=10u,dataDate=19820116")]
    [TestCase("surface_winds_monthly.grib2", "10v", 59, "shortName=10v,count=120")]
    [TestCase("safrica_forecast_3h.grib2", "pwat", 0, "shortName=pwat,stepRange=0")]
    [TestCase("safrica_forecast_3h.grib2", "btmp", 4, "shortName=btmp,stepRange=12")]
    [TestCase("safrica_forecast_3h.grib2", "prate", 24, "shortName=prate,stepRange=72")]
    public void GetData_FixtureWithTime_IsThatOfGribGetData(string file, string variable, int time, string where)
    {
        var path = TestFiles.Fixture(file);
        using var dataSet = Open(path);

        GribGetData.AssertSame(path, where, dataSet[variable], [time]);
    }

    [TestCase("t", 10)]
    [TestCase("u", 500)]
    [TestCase("gh", 1000)]
    public void GetData_FixtureWithLevels_IsThatOfGribGetData(string variable, double level)
    {
        var path = TestFiles.Fixture("gfs_pressure_levels.grib2");
        using var dataSet = Open(path);
        var index = Array.IndexOf((double[])dataSet["level"].GetData(), level);

        GribGetData.AssertSame(path, $"shortName={variable},level={level}", dataSet[variable], [0, index]);
    }

    [TestCase("fields", "era5_t2m_uk_hourly.grib", "2t", new[] { 743 }, "dataDate=20190331,dataTime=2300")]
    [TestCase("fields", "era5_zt_members.grib", "t", new[] { 9, 2, 1 },
        "shortName=t,number=9,dataDate=20170102,dataTime=0,level=850")]
    [TestCase("fields", "jra_seaice_bitmap.grb", "ci", new[] { 7 }, "count=8")]
    [TestCase("fields", "gefs_soilw_bitmap.grib2", "soilw", new[] { 0 }, "count=1")]
    [TestCase("fields", "gg_modellevel.grib2", "t", new[] { 0, 1 }, "level=51")]
    [TestCase("fields", "hrrr_tsfc_lambert.grib2", "t", new[] { 0 }, "count=1")]
    [TestCase("fields", "n160_t2m_reduced_gg.grib", "2t", new[] { 0 }, "count=1")]
    [TestCase(
        "fields", "ukmo_members_small.grib", "2t_run2", new[] { 21, 0 }, "number=21,dataDate=20160109,stepRange=1248")]
    [TestCase("fields", "nam_multi.grib2", "v_tropopause", new[] { 0 }, "shortName=v,typeOfLevel=tropopause")]
    [TestCase("fields", "nam_multi.grib2", "t_pressureFromGroundLayer", new[] { 0, 1 },
        "shortName=t,typeOfLevel=pressureFromGroundLayer,bottomLevel=3000")]
    [TestCase("odd", "scanning_mode_64.grib", "skt", new[] { 0 }, "count=1")]
    [TestCase("odd", "fields_with_missing_values.grib", "2t", new[] { 1 }, "count=2")]
    [TestCase("odd", "hpa_and_pa_allmissing.grib", "t", new[] { 0, 2 }, "count=3")]
    [TestCase("odd", "uk_wrongparam.grib1", "t", new[] { 0 }, "count=1")]
    [TestCase("odd", "gfs_rh_constant.grib2", "r", new[] { 0 }, "count=1")]
    public void GetData_RealFile_IsThatOfGribGetData(
        string folder, string file, string variable, int[] outer, string where)
    {
        var path = folder == "fields" ? TestFiles.Field(file) : TestFiles.Odd(file);
        using var dataSet = Open(path);

        GribGetData.AssertSame(path, where, dataSet[variable], outer);
    }

    [Test]
    public void GetData_RowsScannedToAndFro_AreTurned()
    {
        // grib_get_data prints the values in scanning order beside positions in plain order, so it is no judge here;
        // weather is: neighbouring rows differ by half a degree when turned, and by five when not.
        using var dataSet = Open(TestFiles.Odd("alternate-scanning.grib"));
        var values = (float[,,])dataSet["2t"].GetData();
        var differences = from row in Enumerable.Range(1, 170)
                          from column in Enumerable.Range(0, 291)
                          select Math.Abs((double)values[0, row, column] - values[0, row - 1, column]);

        Assert.That(differences.Average(), Is.LessThan(1));
    }

    [Test]
    public void Open_PressureLevels_AreCoordinatesInTheOrderOfTheFile()
    {
        using var dataSet = Open(TestFiles.Fixture("gfs_pressure_levels.grib2"));

        Assert.Multiple(() =>
        {
            Assert.That(
                dataSet["t"].Dimensions.AsNamesArray(), Is.EqualTo(new[] { "time", "level", "latitude", "longitude" }));
            Assert.That(dataSet["t"].GetShape(), Is.EqualTo(new[] { 1, 26, 73, 144 }));
            Assert.That((double[])dataSet["level"].GetData(), Is.Ordered.Ascending.And.Contains(925.0));
            Assert.That(dataSet["level"].Metadata["units"], Is.EqualTo("hPa"));
            Assert.That(dataSet["level"].Metadata["standard_name"], Is.EqualTo("air_pressure"));
            Assert.That(dataSet["t"].Metadata["standard_name"], Is.EqualTo("air_temperature"));
            Assert.That(dataSet["t"].Metadata["GRIB_stepRange"], Is.EqualTo("72"));

            // 8 October 2011 00 UTC + 72 h, in hours since 1970.
            Assert.That(dataSet["time"]
                .GetData(), Is.EqualTo(new[] { (new DateTime(2011, 10, 11) - DateTime.UnixEpoch).TotalHours }));
            Assert.That(dataSet.Warnings, Is.Empty);
        });
    }

    [Test]
    public void Open_LongitudesAcrossTheMeridian_AreMonotonic()
    {
        using var dataSet = Open(TestFiles.Fixture("surface_winds_monthly.grib2"));
        var longitudes = (double[])dataSet["longitude"].GetData();

        Assert.That(longitudes, Is.EqualTo(Enumerable.Range(0, 144).Select(i => 20 + (2.5 * i))));
        Assert.That(dataSet["time"].GetData(), Has.Length.EqualTo(60).And.Ordered.Ascending);
    }

    [Test]
    public void Open_PolarStereographic_HasTwoDimensionalCoordinatesAndAMapping()
    {
        using var dataSet = Open(TestFiles.Fixture("safrica_forecast_3h.grib2"));
        var field = dataSet["prate"];

        Assert.Multiple(() =>
        {
            Assert.That(field.Dimensions.AsNamesArray(), Is.EqualTo(new[] { "time", "y", "x" }));
            Assert.That(field.Metadata["coordinates"], Is.EqualTo("latitude longitude"));
            Assert.That(field.Metadata["grid_mapping"], Is.EqualTo("polar_stereographic"));
            Assert.That(
                dataSet["polar_stereographic"].Metadata["straight_vertical_longitude_from_pole"], Is.EqualTo(28.0));
            Assert.That(dataSet["latitude"].GetShape(), Is.EqualTo(new[] { 140, 210 }));
        });
    }

    [Test]
    public void GetData_OneTime_DecodesThatPlaneOnly()
    {
        using var dataSet = Open(TestFiles.Fixture("safrica_forecast_3h.grib2"));
        var whole = (float[,,])dataSet["pwat"].GetData();

        var box = (float[,,])dataSet["pwat"].GetData([3, 10, 20], [2, 5, 7]);

        Assert.That(box.Cast<float>(), Is.EqualTo(
            Enumerable.Range(0, 70).Select(i => whole[3 + (i / 35), 10 + (i / 7 % 5), 20 + (i % 7)])));
    }

    [Test]
    public void GetCodedByteCount_Variables_SumIsThatOfTheDataSections()
    {
        var path = TestFiles.Fixture("surface_winds_monthly.grib2");
        using var dataSet = Open(path);
        var lengths = ExternalTool.Run("grib_get", "-p", "section7Length", path)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(
            dataSet.GetCodedByteCount("10u") + dataSet.GetCodedByteCount("10v"),
            Is.EqualTo(
                lengths.Sum(length => long.Parse(length, System.Globalization.CultureInfo.InvariantCulture) - 5)));
        Assert.That(dataSet.GetCodedByteCount("time"), Is.Zero);
        Assert.That(() =>
            dataSet.GetCodedByteCount("nothing"), Throws.InstanceOf<System.Collections.Generic.KeyNotFoundException>());
    }

    [TestCase("spherical_harmonics.grib", "'sh'")]
    [TestCase("regular_gg_wrong_increment.grib", "contradicts its 18432 data points")]
    public void Open_NothingThatCanBeACube_SaysWhy(string file, string reason)
    {
        var path = TestFiles.Odd(file);

        Assert.That(() => Open(path), Throws.InstanceOf<UnsupportedDataException>().With.Message.Contains(reason));
    }

    [TestCase("truncated_mid_message.grib", "at byte 44280")]
    [TestCase("era5-levels-corrupted.grib", "do not fit its message")]
    [TestCase("ccsds_truncated.grib2", "the file ends after 300000")]
    [TestCase("empty.grib", "is empty")]
    [TestCase("html_error_page.grib2", "'<!DO'")]
    public void Open_DamagedFile_SaysWhere(string file, string reason)
    {
        var path = TestFiles.Odd(file);

        Assert.That(() => Open(path), Throws.InstanceOf<InvalidFileException>().With.Message.Contains(reason));
    }

    [Test]
    public void Open_ManyFieldsInOneMessage_FindsAll()
    {
        using var dataSet = Open(TestFiles.Odd("jma_multifield_meps.grib2"));
        var fields = dataSet.Variables.Where(variable => variable.Metadata.ContainsKey("GRIB_headers")).ToList();

        Assert.That(fields.Sum(variable => variable.GetShape()[1]), Is.EqualTo(20), "variables x levels");
        Assert.That(fields.Select(variable => variable.Name), Is.EquivalentTo(new[] { "u", "v", "t", "r", "gh" }));
    }

    private static GribDataSet Open(string path) => new($"{path}?openMode=readOnly");
}
