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
        dataSet.AddVariable<float>("t", new[,] { { 271.1f, 272.3f }, { 303.7f, 304.55f } }, "latitude", "longitude");
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
