using System;
using System.IO;
using System.Linq;
using NumVid.Formats.Grib;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>A field without bits for its values is scaled by WMO's formula, (R + X 2^E) / 10^D with X = 0.</summary>
/// <remarks>ecCodes 2.28 leaves the decimal scale out, so it is no judge here.</remarks>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribConstantFieldTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("regular_ll_sfc_grib1", "grid_simple", 2, 375, 3.75)]
    [TestCase("regular_ll_sfc_grib1", "grid_simple", -2, 7, 700)]
    [TestCase("regular_ll_sfc_grib2", "grid_simple", 1, 1013, 101.3)]
    [TestCase("regular_ll_sfc_grib2", "grid_ccsds", 3, 250, 0.25)]
    [TestCase("regular_ll_sfc_grib2", "grid_ccsds", -1, -12, -120)]
    [TestCase("regular_ll_sfc_grib2", "grid_jpeg", 2, 50, 0.5)]
    public void GetData_ConstantWithDecimalScale_IsScaled(
        string sample, string packing, int decimalScale, double reference, double expected)
    {
        var message = GribTestMessages.Create(sample, target =>
        {
            target.Set("packingType", packing);
            target.Set("values", Enumerable.Repeat(reference, 496).ToArray());
        });

        Assert.That(ReadAll(message, decimalScale), Is.All.EqualTo(expected).Within(1e-7 * Math.Abs(expected)));
    }

    [TestCase("regular_ll_sfc_grib1", "grid_simple")]
    [TestCase("regular_ll_sfc_grib2", "grid_simple")]
    [TestCase("regular_ll_sfc_grib2", "grid_ccsds")]
    public void GetData_ConstantWithBitmap_IsScaledAtItsPointsAlone(string sample, string packing)
    {
        var message = GribTestMessages.Create(sample, target =>
        {
            target.Set("packingType", packing);
            target.Set("bitmapPresent", 1);
            target.Set("values", Enumerable.Range(0, 496).Select(i => i % 5 == 3 ? GribTestMessages.Missing : 4200)
                .ToArray());
        });

        var values = ReadAll(message, 2);

        Assert.That(values, Is.EqualTo(Enumerable.Range(0, 496).Select(i => i % 5 == 3 ? double.NaN : 42)));
    }

    [Test]
    public void GetData_WrittenBack_KeepsTheValue()
    {
        var source = _folder.File("source.grib2");
        var copy = _folder.File("copy.grib2");
        File.WriteAllBytes(source, GribTestMessages.WithDecimalScale(
            GribTestMessages.Create("regular_ll_sfc_grib2", target =>
                target.Set("values", Enumerable.Repeat(305.0, 496).ToArray())), 2));
        using (var from = new GribDataSet($"{source}?openMode=readOnly"))
        using (var to = new GribDataSet($"{copy}?openMode=create&quality=lossless") { IsAutocommitEnabled = false })
        {
            GribWritingTests.CopyVariables(from, to);
            to.Commit();
        }

        Assert.That(
            ExternalTool.Run("grib_get_data", "-F", "%.5f", copy).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1]),
            Is.All.EqualTo("3.05000"));
    }

    private double[] ReadAll(byte[] message, int decimalScale)
    {
        var path = _folder.File("constant.grib");
        File.WriteAllBytes(path, GribTestMessages.WithDecimalScale(message, decimalScale));
        Assert.That(ExternalTool.Run("grib_get", "-p", "bitsPerValue,decimalScaleFactor", path).Trim(),
            Is.EqualTo($"0 {decimalScale}"));
        using var data = new GribDataSet($"{path}?openMode=readOnly");
        var field = data.Variables.Single(variable => variable.Metadata.ContainsKey("GRIB_headers"));
        return [.. field.GetData().Cast<object>().Select(Convert.ToDouble)];
    }
}
