using System;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Formats.Grib;
using NumVid.Formats.Model;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>The scale factors that a dataset tells are those that ecCodes' tools read in its messages.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribScaleFactorsTests
{
    private static readonly float[,] s_values = { { 271.13f, 272.381f }, { 303.717f, 304.5571f } };

    [TestCase("safrica_forecast_3h.grib2", "pwat")]
    [TestCase("safrica_forecast_3h.grib2", "prate")]
    [TestCase("gfs_pressure_levels.grib2", "gh")]
    public void GetScaleFactors_OfOthers_AreThoseOfTheMessages(string fixture, string name) =>
        AssertAsRead(TestFiles.Fixture(fixture), name);

    [TestCase("regular_ll_sfc_grib1", 3)]
    [TestCase("regular_ll_sfc_grib1", -2)]
    [TestCase("regular_ll_sfc_grib2", -2)]
    public void GetScaleFactors_OfBothEditions_AreThoseOfTheMessages(string sample, int decimalScale)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("scaled.grib");
        File.WriteAllBytes(path, GribTestMessages.WithDecimalScale(
            GribTestMessages.Create(sample, target =>
            {
                target.Set("bitsPerValue", 11);
                target.Set("values", Enumerable.Range(0, 496).Select(i => i * 7919 % 1009 / 3.0).ToArray());
            }), decimalScale));

        AssertAsRead(path, null);
    }

    [Test]
    public void GetScaleFactors_OfABound_AreThoseOfTheMessage()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("written.grib2");
        using (var dataSet = Create(path, "quality=abs=0.03"))
        {
            dataSet.Commit();
        }

        AssertAsRead(path, null);
    }

    // Values have about four digits; the coarsest steps below 0.06 are 2^-5 and 10^-2.
    [TestCase("binary", -5, 0)]
    [TestCase("decimal", 0, 2)]
    public void Commit_WithOneScaleAlone_TakesItsCoarsestStep(string scales, int binary, int decimals)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("written.grib2");
        using var dataSet = Create(path, $"quality=abs=0.03&scales={scales}");
        dataSet.Commit();
        var after = (float[,])dataSet["t"].GetData();

        AssertAsRead(path, null);
        Assert.That(dataSet.GetScaleFactors("t"), Is.EqualTo(new ScaleFactors(binary, binary, decimals, decimals)));
        Assert.That(after.Cast<float>().Zip(s_values.Cast<float>(), (y, x) => Math.Abs((double)y - x)).Max(), Is.InRange(0.001, 0.03));
    }

    [TestCase("scales=both&quality=abs=1", "should be one of coarsest, binary, decimal")]
    [TestCase("scales=binary", "there is none: give 'quality', too")]
    public void Scales_ThatMeanNothing_AreRefused(string options, string expected)
    {
        using var folder = new TemporaryFolder();
        Assert.That(
            () => Create(folder.File("written.grib2"), options), Throws.ArgumentException.With.Message.Contains(expected));
    }

    [Test]
    public void GetScaleFactors_OfNumbersThatAreNotScaled_AreNull()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("written.grib2");
        using var dataSet = Create(path, "packing=ieee");
        dataSet.Commit();

        Assert.That(dataSet.GetScaleFactors("t"), Is.Null);
        Assert.That(dataSet.GetScaleFactors("latitude"), Is.Null);
    }

    private static GribDataSet Create(string path, string options)
    {
        var dataSet = new GribDataSet($"{path}?openMode=create&{options}") { IsAutocommitEnabled = false };
        dataSet.AddVariable<float>("t", s_values, "latitude", "longitude");
        dataSet.AddVariable<double>("latitude", new[] { 10.0, 9 }, "latitude");
        dataSet.AddVariable<double>("longitude", new[] { 0.0, 1 }, "longitude");
        return dataSet;
    }

    private static void AssertAsRead(string path, string? name)
    {
        var messages = ExternalTool.Run(
            "grib_get", "-w", name is null ? "edition!=0" : $"shortName={name}", "-p",
            "bitsPerValue,binaryScaleFactor,decimalScaleFactor", path)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray())
            .Where(numbers => numbers[0] > 0).ToArray();
        using var dataSet = new GribDataSet($"{path}?openMode=readOnly");
        name ??= dataSet.First(variable => variable.Rank >= 2).Name;

        Assert.That(dataSet.GetScaleFactors(name), Is.EqualTo(new ScaleFactors(
            messages.Min(numbers => numbers[1]), messages.Max(numbers => numbers[1]),
            messages.Min(numbers => numbers[2]), messages.Max(numbers => numbers[2]))));
    }
}
