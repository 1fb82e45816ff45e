using System;
using System.Globalization;
using System.IO;
using System.Linq;
using EccodesDotNet;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>What edition 1 says, edition 2 says after a conversion.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribEditionTests
{
    private TemporaryFolder _folder = null!;

    private string Target => _folder.File("converted.grib2");

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    // By WMO's code table 3 and its own units: type, octets 11 and 12; type, and value or top and bottom in SI units.
    [TestCase(101, 50, 85, 100, "50000", "85000")]
    [TestCase(104, 3, 1, 102, "300", "100")]
    [TestCase(106, 2, 0, 103, "200", "0")]
    [TestCase(107, 38, 100, 104, "0.9828", "")]
    [TestCase(108, 33, 72, 104, "0.33", "0.72")]
    [TestCase(111, 0, 40, 106, "0.4", "")]
    [TestCase(112, 10, 200, 106, "0.1", "2")]
    [TestCase(114, 155, 165, 107, "320", "310")]
    [TestCase(115, 0, 30, 108, "3000", "")]
    [TestCase(116, 60, 30, 108, "6000", "3000")]
    [TestCase(117, 7, 208, 109, "0.000002", "")]
    [TestCase(117, 135, 208, 109, "-0.000002", "")]
    [TestCase(121, 250, 100, 100, "85000", "100000")]
    [TestCase(125, 0, 150, 103, "1.5", "")]
    [TestCase(126, 3, 232, 100, "1000", "")]
    [TestCase(128, 105, 150, 104, "0.995", "0.95")]
    [TestCase(141, 50, 200, 100, "50000", "90000")]
    [TestCase(100, 3, 82, 100, "85000", "")]
    [TestCase(105, 0, 10, 103, "10", "")]
    public void Convert_Level_HasTheSameHeight(int type, int upper, int lower, int expected, string first, string second)
    {
        Convert(WithLevel(98, type, upper, lower));

        var found = Get("typeOfFirstFixedSurface:l,scaleFactorOfFirstFixedSurface:l,scaledValueOfFirstFixedSurface:l,"
            + "typeOfSecondFixedSurface:l,scaleFactorOfSecondFixedSurface:l,scaledValueOfSecondFixedSurface:l");
        Assert.That(found[0], Is.EqualTo(expected.ToString(CultureInfo.InvariantCulture)));
        Assert.That(Value(found[1], found[2]), Is.EqualTo(Number(first)).Within(1e-12));
        Assert.That(found[3], Is.EqualTo(second.Length == 0 ? "255" : found[0]));
        Assert.That(second.Length == 0 ? 0 : Value(found[4], found[5]), Is.EqualTo(Number(second)).Within(1e-12));
    }

    // Soil of a reanalysis in centimetres, a sigma level in ten thousandths: the axis is in the unit that it names.
    [TestCase(111, 0, 40, 0, 90, "m", 0.4, 0.9)]
    [TestCase(107, 38, 100, 39, 0, "1", 0.9828, 0.9984)]
    [TestCase(112, 0, 7, 7, 28, "m", 0.035, 0.175)]
    [TestCase(101, 50, 60, 60, 70, "hPa", 550, 650)]
    public void Open_LevelsOfEdition1_AreInTheirUnit(
        int type, int upper, int lower, int nextUpper, int nextLower, string units, double first, double second)
    {
        var path = _folder.File("levels.grib1");
        File.WriteAllBytes(
            path, GribTestMessages.Join([WithLevel(98, type, upper, lower), WithLevel(98, type, nextUpper, nextLower)]));
        using var data = new GribDataSet($"{path}?openMode=readOnly");

        Assert.That(data["level"].Metadata["units"], Is.EqualTo(units));
        Assert.That(ToDoubles(data["level"]).Order(), Is.EqualTo(new[] { first, second }).Within(1e-9));
    }

    // NCEP, Office Note 388 table 3a and the local part of its code table 4.5; wgrib has the same words for both.
    [TestCase(200, 200)]
    [TestCase(204, 204)]
    [TestCase(211, 211)]
    [TestCase(212, 212)]
    [TestCase(214, 214)]
    [TestCase(215, 215)]
    [TestCase(220, 220)]
    [TestCase(224, 224)]
    [TestCase(234, 234)]
    [TestCase(237, 237)]
    [TestCase(244, 244)]
    [TestCase(216, 11)]
    [TestCase(217, 12)]
    public void Convert_LevelOfNcep_IsItsOwnInEdition2(int type, int expected)
    {
        Convert(WithLevel(7, type, 0, 0));

        Assert.That(Get("typeOfFirstFixedSurface:l,typeOfSecondFixedSurface:l"), Is.EqualTo(new[] { $"{expected}", "255" }));
    }

    [Test]
    public void Convert_LayersOfNcepsOcean_HaveTheirDepths()
    {
        Convert(WithLevel(7, 236, 0, 30));

        Assert.That(Get("typeOfFirstFixedSurface:l,scaledValueOfFirstFixedSurface:l,typeOfSecondFixedSurface:l,scaledValueOfSecondFixedSurface:l,scaleFactorOfSecondFixedSurface:l"),
            Is.EqualTo(new[] { "236", "0", "236", "300", "0" }));
    }

    // Cloud layers of one file, which were copies of each other on a level of no type.
    [Test]
    public void Convert_SeveralCloudLayers_StayApart()
    {
        Convert(GribTestMessages.Join([WithLevel(7, 214, 0, 0), WithLevel(7, 224, 0, 0), WithLevel(7, 234, 0, 0)]));

        using var data = new GribDataSet($"{Target}?openMode=readOnly");
        Assert.That(data.Variables.Count(variable => variable.Metadata.ContainsKey("GRIB_headers")), Is.EqualTo(3));
        Assert.That(data.Variables.Select(variable => variable.Name), Has.None.Contains("copy"));
    }

    [Test]
    public void Convert_LevelThatOnlyACentreKnows_IsRefusedByName() =>
        Assert.That(() => Convert(WithLevel(34, 213, 0, 2)),
            Throws.InstanceOf<UnsupportedDataException>().With.Message.Contains("213").And.Message.Contains("edition=1"));

    [TestCase(3, "avg", 0)]
    [TestCase(4, "accum", 1)]
    [TestCase(5, "diff", 4)]
    public void Convert_Interval_HasItsProcess(int range, string stepType, int process)
    {
        Convert(Create(1, message =>
        {
            message.Set("timeRangeIndicator", range);
            message.Set("P1", 6);
            message.Set("P2", 12);
        }));

        Assert.That(Get("stepType,stepRange,typeOfStatisticalProcessing:l"), Is.EqualTo(new[] { stepType, "6-12", $"{process}" }));
    }

    // Angles of edition 2 are 0 to 360; the points have to be where they were.
    [TestCase("regular_ll_sfc_grib1", "dataRepresentationType=3,Nx=16,Ny=31,latitudeOfFirstGridPoint=20000,longitudeOfFirstGridPoint=-120000,LoV=-95000,DxInMetres=40000,DyInMetres=40000,Latin1=25000,Latin2=35000")]
    [TestCase("polar_stereographic_sfc_grib1", "longitudeOfFirstGridPoint=-133000,orientationOfTheGrid=-105000,DxInMetres=60000,DyInMetres=50000")]
    [TestCase("rotated_ll_sfc_grib1", "latitudeOfSouthernPole=-32500,longitudeOfSouthernPole=-170000")]
    [TestCase("rotated_gg_sfc_grib1", "latitudeOfSouthernPole=-32500,longitudeOfSouthernPole=-10000")]
    [TestCase("regular_ll_sfc_grib1", "dataRepresentationType=1,Ni=16,Nj=31,latitudeOfFirstGridPoint=10000,longitudeOfFirstGridPoint=-150000,latitudeOfLastGridPoint=18500,longitudeOfLastGridPoint=-145900,Latin=20000,DiInMetres=30000,DjInMetres=30000")]
    [TestCase("regular_ll_sfc_grib1", "longitudeOfFirstGridPoint=-20000,longitudeOfLastGridPoint=10000")]
    [TestCase("reduced_gg_sfc_grib1", "")]
    [TestCase("reduced_ll_sfc_grib1", "")]
    [TestCase("regular_gg_sfc_grib1", "")]
    public void Convert_AnyGrid_HasItsPoints(string sample, string keys)
    {
        Convert(Create(1, message =>
        {
            foreach (var pair in keys.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('=')))
            {
                message.Set(pair[0], long.Parse(pair[1], CultureInfo.InvariantCulture));
            }
        }, sample));
        using var before = new GribDataSet($"{_folder.File("source.grib1")}?openMode=readOnly");
        using var after = new GribDataSet($"{Target}?openMode=readOnly");

        Assert.That(Get("edition"), Is.EqualTo(new[] { "2" }));
        var (latitudes, longitudes) = (ToDoubles(before["latitude"]), ToDoubles(before["longitude"]));
        var isOnAxes = sample.StartsWith("regular_", StringComparison.Ordinal) && latitudes.Length != longitudes.Length;
        Assert.That(ToDoubles(after["latitude"]).Zip(latitudes, (a, b) => Math.Abs(a - b)).Max(),
            Is.LessThan(ToleranceOf(sample)));

        // Towards a pole longitudes lose their meaning.
        Assert.That(ToDoubles(after["longitude"]).Select((a, i) => Math.Abs(Math.IEEERemainder(a - longitudes[i], 360))
                * (isOnAxes ? 1 : Math.Cos(double.DegreesToRadians(latitudes[i])))).Max(),
            Is.LessThan(ToleranceOf(sample)));
    }

    // Tables 253 and 254 of a centre, unknown to all: the numbers stay, so that others find the definition.
    [Test]
    public void Convert_ParameterWithoutACounterpart_KeepsItsNumbers()
    {
        Convert(GribTestMessages.Join(new[] { 253, 254 }.Select(table => Create(1, message =>
        {
            message.Set("table2Version", table);
            message.Set("indicatorOfParameter", 77);
        }))));

        Assert.That(ExternalTool.Run("grib_get", "-p", "discipline,parameterCategory,parameterNumber", Target)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(), Is.EqualTo(new[] { "192 253 77", "192 254 77" }));
    }

    private static byte[] WithLevel(int centre, int type, int upper, int lower)
    {
        const int TypeAt = 8 + 9;
        var message = Create(centre, _ => { });
        (message[TypeAt], message[TypeAt + 1], message[TypeAt + 2]) = ((byte)type, (byte)upper, (byte)lower);
        return message;
    }

    private static byte[] Create(
        int centre, Action<GribMessage> change, string sample = "regular_ll_sfc_grib1") =>
        GribTestMessages.Create(sample, message =>
        {
            message.Set("centre", centre == 1 ? 98 : centre);
            message.Set("table2Version", centre == 7 ? 2 : 128);
            message.Set("indicatorOfParameter", centre == 7 ? 11 : 130);
            message.Set("indicatorOfTypeOfLevel", 1);
            change(message);
            message.Set("values", Enumerable.Range(0, (int)message.GetCount("values")).Select(i => i * 0.5).ToArray());
        });

    private void Convert(byte[] messages)
    {
        var source = _folder.File("source.grib1");
        File.WriteAllBytes(source, messages);
        using var from = new GribDataSet($"{source}?openMode=readOnly");
        using var to = new GribDataSet($"{Target}?openMode=create") { IsAutocommitEnabled = false };
        GribWritingTests.CopyVariables(from, to);
        to.Commit();
        Assert.That(to.Warnings, Has.None.Contains("cannot be used"));
    }

    // Edition 1 rounds the last longitude to thousandths of a degree, edition 2 has Gaussian grids exactly.
    private static double ToleranceOf(string sample) =>
        sample.Contains("gg", StringComparison.Ordinal) ? 6e-4 : 2e-5;

    private string[] Get(string keys) => ExternalTool.Run("grib_get", "-p", keys, Target).Trim()
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // Sign and magnitude, which ecCodes 2.28 prints as one number.
    private static double Value(string scale, string value)
    {
        const double SignBit = 1L << 31;
        var number = Number(value);
        return (number >= SignBit ? SignBit - number : number) / Math.Pow(10, Number(scale));
    }

    private static double Number(string text) =>
        text.Length == 0 ? 0 : double.Parse(text, CultureInfo.InvariantCulture);

    private static double[] ToDoubles(Variable variable) =>
        [.. variable.GetData().Cast<object>().Select(value => System.Convert.ToDouble(value, CultureInfo.InvariantCulture))];
}
