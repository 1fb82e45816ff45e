using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Grib;
using NumVid.Formats.Grib.Headers;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Values come in the narrowest type that has them to a tenth of the packing step.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribValueTypeTests
{
    private const int Points = 496;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    // Kelvin in 16 bits, geopotential in 16 and 24, radiation summed over months, a factor of ten thousand millionths.
    [TestCase(200f, -9, 0, 16)]
    [TestCase(-1234.5f, -3, 0, 24)]
    [TestCase(0f, -9, 0, 24)]
    [TestCase(1.2e7f, -4, 0, 12)]
    [TestCase(1.2e9f, 0, 0, 8)]
    [TestCase(2731.5f, 0, 1, 12)]
    [TestCase(98765.43f, 0, 4, 20)]
    [TestCase(0.1f, -20, 0, 16)]
    [TestCase(3e-40f, -149, 0, 10)]
    [TestCase(5f, 140, 0, 12)]
    [TestCase(101325f, -12, 0, 0)]
    [TestCase(101325f, 0, 3, 0)]
    public void NeedsDouble_AnyScaling_IsWhetherSinglesMissATenthOfTheStep(float reference, int binary, int decimalScale, int bits)
    {
        var (step, largest) = (Math.ScaleB(1, binary) / Math.Pow(10, decimalScale), Math.Pow(2, bits) - 1);
        var random = new Random(17);
        var worst = 0.0;
        for (var i = 0; i < 20_000; i++)
        {
            var code = i < 2000 ? largest - i : Math.Floor(random.NextDouble() * largest);
            var value = (reference + Math.ScaleB(Math.Max(0, code), binary)) / Math.Pow(10, decimalScale);
            worst = Math.Max(worst, Math.Abs((double)(float)value - value));
        }

        Assert.That(
            GribValuePrecision.NeedsDouble(reference, binary, decimalScale, largest), Is.EqualTo(worst > step / 10),
            $"errors up to {worst / step} steps");
    }

    [TestCase("regular_ll_sfc_grib2", "packingType=grid_simple,bitsPerValue=32", "double")]
    [TestCase("regular_ll_sfc_grib2", "packingType=grid_ccsds,bitsPerValue=31", "double")]
    [TestCase("regular_ll_sfc_grib2", "packingType=grid_ieee,precision=2", "double")]
    [TestCase("regular_ll_sfc_grib2", "packingType=grid_ieee,precision=1", "float")]
    [TestCase("regular_ll_sfc_grib2", "packingType=grid_simple,bitsPerValue=16", "float")]
    [TestCase("regular_ll_sfc_grib2", "packingType=grid_ccsds,bitsPerValue=20", "float")]
    [TestCase("regular_ll_sfc_grib1", "packingType=grid_simple,bitsPerValue=32", "double")]
    [TestCase("regular_ll_sfc_grib1", "packingType=grid_simple,bitsPerValue=18", "float")]
    public void Open_AnyPacking_HasTheTypeAndTheValuesOfGribGetData(string sample, string settings, string type)
    {
        var path = Create(sample, settings);
        using var data = new GribDataSet($"{path}?openMode=readOnly");
        var field = Field(data);

        Assert.That(field.TypeOfData, Is.EqualTo(type == "double" ? typeof(double) : typeof(float)));
        AssertIsPrinted(path, field);
    }

    [Test]
    public void Open_MessagesOfSeveralPackings_TakesTheWidestType()
    {
        var path = _folder.File("mixed.grib2");
        File.WriteAllBytes(path, GribTestMessages.Join(
            [File.ReadAllBytes(Create("regular_ll_sfc_grib2", "bitsPerValue=12,step=0")),
            File.ReadAllBytes(Create("regular_ll_sfc_grib2", "bitsPerValue=30,step=6"))]));
        using var data = new GribDataSet($"{path}?openMode=readOnly");

        Assert.That((Field(data).TypeOfData, Field(data).Dimensions[0].Length), Is.EqualTo((typeof(double), 2)));
    }

    // The numbers of 32 bits of the source, found again and written with any packing that has so many.
    [TestCase("regular_ll_sfc_grib2", "packingType=grid_simple,bitsPerValue=32", "packing=ccsds")]
    [TestCase("regular_ll_sfc_grib2", "packingType=grid_ccsds,bitsPerValue=30", "packing=simple")]
    [TestCase("regular_ll_sfc_grib2", "packingType=grid_simple,bitsPerValue=27,decimalScaleFactor=3", "packing=ccsds")]
    [TestCase("regular_ll_sfc_grib2", "packingType=grid_simple,bitsPerValue=24", "packing=second-order")]
    [TestCase("regular_ll_sfc_grib2", "packingType=grid_ieee,precision=2", "packing=ieee")]
    [TestCase("regular_ll_sfc_grib1", "packingType=grid_simple,bitsPerValue=32", "edition=1")]
    public void Copy_OfDoublesWithoutLoss_HasThemToTheLastBit(string sample, string settings, string packing)
    {
        var source = Create(sample, settings);
        var copy = _folder.File("copy.grib2");
        using var from = new GribDataSet($"{source}?openMode=readOnly");
        using (var to = new GribDataSet($"{copy}?openMode=create&quality=lossless&{packing}") { IsAutocommitEnabled = false })
        {
            GribWritingTests.CopyVariables(from, to);
            to.Commit();
        }

        using var read = new GribDataSet($"{copy}?openMode=readOnly");
        Assert.That(Field(read).TypeOfData, Is.EqualTo(typeof(double)));
        AssertIsPrinted(source, Field(read));
        AssertIsPrinted(copy, Field(read));
    }

    [Test]
    public void Copy_OfDoublesWithABoundThatSinglesRound_HoldsTheBound()
    {
        var source = Create("regular_ll_sfc_grib2", "packingType=grid_simple,bitsPerValue=32");
        var copy = _folder.File("copy.grib2");
        using var from = new GribDataSet($"{source}?openMode=readOnly");
        using (var to = new GribDataSet($"{copy}?openMode=create&quality=abs=0.07") { IsAutocommitEnabled = false })
        {
            GribWritingTests.CopyVariables(from, to);
            to.Commit();
        }

        using var read = new GribDataSet($"{copy}?openMode=readOnly");
        var (expected, found) = (ToDoubles(Field(from)), ToDoubles(Field(read)));
        Assert.That(expected.Zip(found, (a, b) => Math.Abs(a - b)).Max(), Is.LessThanOrEqualTo(0.07));
    }

    private static Variable Field(GribDataSet data) =>
        data.Variables.Single(variable => variable.Metadata.ContainsKey("GRIB_headers"));

    private static double[] ToDoubles(Variable variable) =>
        [.. variable.GetData().Cast<object>().Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture))];

    private static void AssertIsPrinted(string path, Variable field)
    {
        var printed = ExternalTool.Run("grib_get_data", "-F", "%.17g", path)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => double.Parse(
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1], CultureInfo.InvariantCulture)).ToArray();

        Assert.That(printed, Has.Length.EqualTo(Points));
        Assert.That(ToDoubles(field),
            Is.EqualTo(field.TypeOfData == typeof(float) ? printed.Select(value => (double)(float)value) : printed));
    }

    // About a million, so that the last of 32 bits is far below what singles have there.
    private string Create(string sample, string settings)
    {
        var path = _folder.File($"{Guid.NewGuid():N}.grib");
        File.WriteAllBytes(path, GribTestMessages.Create(sample, message =>
        {
            foreach (var setting in settings.Split(',').Select(text => text.Split('=')))
            {
                if (setting[0] == "packingType")
                {
                    message.Set(setting[0], setting[1]);
                }
                else
                {
                    message.Set(setting[0], long.Parse(setting[1], CultureInfo.InvariantCulture));
                }
            }

            message.Set("values", Enumerable.Range(0, Points)
                .Select(i => 1_000_000 + (600_000 * Math.Sin(i * 0.37)) + (i / 7.0)).ToArray());
        }));
        return path;
    }
}
