using System;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Headers made from CF attributes, as grib_get reads them.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribCfWritingTests
{
    private TemporaryFolder _folder = null!;

    private string Path => _folder.File("field.grib2");

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Write_KnownParameterOnPressureLevelsOfMembers_HasTheirKeys()
    {
        Write(dataSet =>
        {
            AddAxis(dataSet, "member", new[] { 3, 7 }, ("standard_name", "realization"));
            AddAxis(dataSet, "time", new[] { 0.0, 18.5 }, ("units", "hours since 2020-02-28 12:00"));
            AddAxis(dataSet, "plev", new[] { 850.0, 0.5 }, ("units", "hPa"));
            AddField(dataSet, "ta", new float[2, 2, 2, 3, 4], "K", "air_temperature", "member", "time", "plev", "lat",
                "lon");
        });

        var lines =
            Get("shortName,number,dataDate,dataTime,stepRange,typeOfFirstFixedSurface:l,scaledValueOfFirstFixedSurface,scaleFactorOfFirstFixedSurface,gridType");

        Assert.That(lines, Has.Length.EqualTo(8));
        Assert.That(lines[0], Is.EqualTo("t 3 20200228 1200 0 100 85000 0 regular_ll"));
        Assert.That(lines[7], Is.EqualTo("t 7 20200229 630 0 100 50 0 regular_ll"));
        using var reopened = Open();
        Assert.That(
            reopened["ta"].Dimensions.AsNamesArray(), Is.EqualTo(new[] { "member", "time", "plev", "lat", "lon" }));
        Assert.That(reopened["plev"].GetData(), Is.EqualTo(new[] { 850.0, 0.5 }));
        Assert.That(reopened["time"].GetData(), Is.EqualTo(new[] { 0.0, 18.5 }));
        Assert.That(reopened["member"].GetData(), Is.EqualTo(new[] { 3, 7 }));
    }

    [Test]
    public void Write_ParameterThatGribDoesNotKnow_IsLocalWithAWarningAndKeepsItsName()
    {
        var warnings = Write(dataSet =>
        {
            AddAxis(dataSet, "time", new[] { 0.0 }, ("units", "days since 2020-01-01"));
            AddField(dataSet, "fish_count", new float[1, 3, 4], "1", null, "time", "lat", "lon");
        });

        Assert.That(Get("discipline,parameterCategory,parameterNumber"), Is.EqualTo(new[] { "0 192 192" }));
        Assert.That(warnings, Has.Some.Contains("'fish_count'").And.Contains("local parameter"));
        using var reopened = Open();
        Assert.That(reopened["fish_count"].Metadata["units"], Is.EqualTo("1"));
    }

    [Test]
    public void Write_KnownParameterInAnotherUnit_IsNotPassedOffAsThatParameter()
    {
        Write(dataSet =>
        {
            AddAxis(dataSet, "time", new[] { 0.0 }, ("units", "days since 2020-01-01"));
            AddField(dataSet, "t", new float[1, 3, 4], "degC", "air_temperature", "time", "lat", "lon");
        });

        Assert.That(Get("parameterCategory"), Is.EqualTo(new[] { "192" }));
    }

    [Test]
    public void Write_ClimatologyOfYearZero_KeepsItsDates()
    {
        Write(dataSet =>
        {
            AddAxis(dataSet, "time", new[] { 366.0, 1096.485 }, ("units", "hour since 0000-01-01 00:00:00"));
            AddField(dataSet, "sst", new float[2, 3, 4], "degC", null, "time", "lat", "lon");
        });

        Assert.That(Get("year,month,day,hour"), Is.EqualTo(new[] { "0 1 16 6", "0 2 15 16" }));
        using var reopened = Open();
        Assert.That(reopened["time"].Metadata["units"], Is.EqualTo("hour since 0000-01-01 00:00:00"));
        Assert.That((double[])reopened["time"].GetData(), Is.EqualTo(new[] { 366.0, 1096.485 }).Within(0.5 / 3600));
    }

    [Test]
    public void Write_360DayCalendar_KeepsCalendarAndTimes()
    {
        Write(dataSet =>
        {
            AddAxis(dataSet, "time", new[] { 0.0, 359.0 }, ("units", "days since 1970-01-01"), ("calendar", "360_day"));
            AddField(dataSet, "t", new float[2, 3, 4], "K", "air_temperature", "time", "lat", "lon");
        });

        Assert.That(Get("dataDate"), Is.EqualTo(new[] { "19700101", "19701230" }));
        using var reopened = Open();
        Assert.That(reopened["time"].Metadata["calendar"], Is.EqualTo("360_day"));
        Assert.That(reopened["time"].GetData(), Is.EqualTo(new[] { 0.0, 359.0 }));
    }

    [Test]
    public void Write_DateThatGribDoesNotHave_IsRefused() =>
        AssertRefused("1970-02-30", dataSet =>
        {
            AddAxis(dataSet, "time", new[] { 59.0 }, ("units", "days since 1970-01-01"), ("calendar", "360_day"));
            AddField(dataSet, "t", new float[1, 3, 4], "K", "air_temperature", "time", "lat", "lon");
        });

    [Test]
    public void Write_UnevenLatitudes_IsRefused() =>
        AssertRefused("latitudes of 't' are not evenly spaced", dataSet =>
        {
            AddAxis(dataSet, "lat", new[] { 10.0, 0, -11 }, ("units", "degrees_north"));
            AddField(dataSet, "t", new float[3, 4], "K", "air_temperature", "lat", "lon");
        });

    [Test]
    public void Write_CurvilinearGrid_IsRefused() =>
        AssertRefused("does not lie on one-dimensional latitude and longitude", dataSet =>
        {
            dataSet.AddVariable<float>("latitude", new float[3, 4], "y", "x").Metadata["units"] = "degrees_north";
            dataSet.AddVariable<float>("t", new float[3, 4], "y", "x").Metadata["coordinates"] = "latitude";
        });

    [Test]
    public void Write_DimensionOfAnotherKind_IsRefused() =>
        AssertRefused(
            "'channel'", dataSet => AddField(dataSet, "t", new float[2, 3, 4], "K", null, "channel", "lat", "lon"));

    [Test]
    public void Write_InfiniteValue_IsRefused() =>
        AssertRefused("infinite", dataSet =>
        {
            var values = new float[3, 4];
            values[1, 2] = float.PositiveInfinity;
            AddField(dataSet, "t", values, "K", null, "lat", "lon");
        });

    [Test]
    public void Write_NoField_IsRefused() =>
        AssertRefused("no field", dataSet => dataSet.AddVariable<string>("names", new[] { "a" }, "n"));

    [Test]
    public void Write_OtherVariables_AreLeftOutWithWarnings()
    {
        var warnings = Write(dataSet =>
        {
            dataSet.AddVariable<string>("names", new[] { "a" }, "n");
            dataSet.AddVariable<int>("mask", new int[3, 4], "lat", "lon");
            AddField(dataSet, "t", new float[3, 4], "K", "air_temperature", "lat", "lon");
        });

        Assert.That(warnings, Has.Some.Contains("'names' was left out").And.Some
            .Contains("'mask' was left out").And.Some.Contains("has no time"));
        using var reopened = Open();
        Assert.That(reopened["t"].Dimensions.AsNamesArray(), Is.EqualTo(new[] { "lat", "lon" }));
    }

    [Test]
    public void Write_RowsFromTheSouth_ComeBackInTheirOrder()
    {
        var values = Rising();
        Write(dataSet =>
        {
            AddAxis(dataSet, "lat", new[] { -5.0, 0, 5 }, ("units", "degrees_north"));
            AddField(dataSet, "t", values, "K", "air_temperature", "lat", "lon");
        });

        Assert.That(Get("jScansPositively,latitudeOfFirstGridPointInDegrees"), Is.EqualTo(new[] { "1 -5" }));
        using var reopened = Open();
        Assert.That(reopened["lat"].GetData(), Is.EqualTo(new[] { -5.0, 0, 5 }));
        Assert.That(
            ((float[,])reopened["t"].GetData()).Cast<float>(), Is.EqualTo(values.Cast<float>()).Within(11.0 / 65535));
        GribGetData.AssertSame(Path, "count=1", reopened["t"], []);
    }

    [TestCase(float.NaN, float.NaN)]
    [TestCase(273.15f, 273.15f)]
    [TestCase(float.NaN, 9999f)]
    [TestCase(-1e34f, 2f)]
    public void Write_ConstantAndMissingValues_ComeBackExactly(float first, float others)
    {
        var values = new float[3, 4];
        for (var i = 0; i < 12; i++)
        {
            values[i / 4, i % 4] = i == 0 ? first : others;
        }

        Write(dataSet =>
        {
            AddField(dataSet, "t", values, "K", "air_temperature", "lat", "lon");
            dataSet["t"].MissingValue = first < -1e33f ? first : float.NaN;
        });

        using var reopened = Open();
        var expected = values.Cast<float>().Select(value => value < -1e33f ? float.NaN : value);
        Assert.That(((float[,])reopened["t"].GetData()).Cast<float>(), Is.EqualTo(expected));
        Assert.That(Get("packingType"), Is.EqualTo(new[] { "grid_ccsds" }));
    }

    [Test]
    public void Write_DoubleVariable_ComesBackAsDouble()
    {
        Write(dataSet =>
        {
            AddAxes(dataSet);
            dataSet.AddVariable<double>(
                "t", new double[,] { { 0, 1, 2, 3 }, { 4, 5, 6, 7 }, { 8, 9, 10, 11 } }, "lat", "lon");
        });

        using var reopened = Open();
        Assert.That(reopened["t"].TypeOfData, Is.EqualTo(typeof(double)));
        Assert.That(((double[,])reopened["t"].GetData()).Cast<double>(), Is.EqualTo(Enumerable.Range(0, 12))
            .Within(11.0 / 65535));
    }

    [TestCase("packing=zip", "ccsds, simple")]
    [TestCase("bits=0", "[1, 32]")]
    [TestCase("bits=33", "[1, 32]")]
    [TestCase("bits=25&packing=jpeg2000", "[1, 24]")]
    [TestCase("bits=25&packing=second-order", "[1, 24]")]
    [TestCase("bits=12&quality=abs=1", "exclude each other")]
    [TestCase("bits=12&packing=ieee", "takes no 'bits'")]
    [TestCase("edition=1&packing=png", "packing=simple")]
    [TestCase("edition=3", "2, 1")]
    [TestCase("edition=1&packing=ccsds", "packing=simple")]
    [TestCase("strict=yes", "true, false")]
    public void Open_ImpossibleOption_SaysWhatIsPossible(string option, string expected) =>
        Assert.That(() => new GribDataSet(
            $"{Path}?openMode=create&{option}"), Throws.ArgumentException.With.Message.Contains(expected));

    [Test]
    public void Write_ReadOnlyFolder_LeavesNothing()
    {
        var path = System.IO.Path.Combine(_folder.Path, "missing", "field.grib2");
        using var dataSet = new GribDataSet($"{path}?openMode=create") { IsAutocommitEnabled = false };
        AddField(dataSet, "t", new float[3, 4], "K", null, "lat", "lon");

        Assert.That(dataSet.Commit, Throws.InstanceOf<IOException>());
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Path), Is.Empty);
    }

    private static float[,] Rising()
    {
        var values = new float[3, 4];
        for (var i = 0; i < 12; i++)
        {
            values[i / 4, i % 4] = i;
        }

        return values;
    }

    private static void AddAxes(DataSet dataSet)
    {
        if (!dataSet.Variables.Contains("lat"))
        {
            AddAxis(dataSet, "lat", new[] { 5.0, 0, -5 }, ("units", "degrees_north"));
        }

        AddAxis(dataSet, "lon", new[] { 0.0, 90, 180, 270 }, ("units", "degrees_east"));
    }

    private static void AddAxis<T>(
        DataSet dataSet, string name, T[] values, params (string Key, string Value)[] attributes)
    {
        var axis = dataSet.AddVariable<T>(name, values, name);
        foreach (var (key, value) in attributes)
        {
            axis.Metadata[key] = value;
        }
    }

    private static void AddField(
        DataSet dataSet, string name, Array values, string units, string? standardName, params string[] dimensions)
    {
        AddAxes(dataSet);
        var field = dataSet.AddVariable<float>(name, values, dimensions);
        field.Metadata["units"] = units;
        if (standardName is not null)
        {
            field.Metadata["standard_name"] = standardName;
        }
    }

    private GribDataSet Open() => new($"{Path}?openMode=readOnly");

    private string[] Write(Action<DataSet> add)
    {
        using var dataSet = new GribDataSet($"{Path}?openMode=create") { IsAutocommitEnabled = false };
        add(dataSet);
        dataSet.Commit();
        return [.. dataSet.Warnings];
    }

    private void AssertRefused(string reason, Action<DataSet> add)
    {
        Assert.That(() => Write(add), Throws.InstanceOf<UnsupportedDataException>().With.Message.Contains(reason));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Path), Is.Empty);
    }

    private string[] Get(string keys) =>
        ExternalTool.Run("grib_get", "-p", keys, Path).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.TrimEnd()).ToArray();
}
