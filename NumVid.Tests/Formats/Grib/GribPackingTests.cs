using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib;
using NumVid.Formats.Grib.Packing;
using NumVid.Formats.Model;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Every packing returns what its bits or its bound promise, in the eyes of grib_get_data.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribPackingTests
{
    private const int Seed = 20261125;
    private const int Rows = 19;
    private const int Columns = 36;

    // Beyond 24 bits JPEG 2000 and second-order packing are refused, as another test shows.
    private static readonly object[] s_packingsAndBits =
    [
        .. from packing in new[] { "ccsds", "simple", "jpeg2000", "png", "second-order" }
           from bits in new[] { 1, 2, 7, 8, 12, 16, 17, 20, 23, 24, 25, 31, 32 }
           where bits <= 24 || packing is not ("jpeg2000" or "second-order")
           select new object[] { packing, bits },
    ];

    private TemporaryFolder _folder = null!;

    private string Path => _folder.File("packed.grib2");

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCaseSource(nameof(s_packingsAndBits))]
    public void Write_AnyBits_ErrsByHalfAStepAtMost(string packing, int bits)
    {
        var field = Smooth(withMissing: bits % 2 == 0);
        Write(field, $"packing={packing}&bits={bits}");

        // The step is the range rounded up to a power of two; a float near 300 has its own of 2^-15.
        var range = field.Cast<float>().Where(float.IsFinite).Max() - field.Cast<float>().Where(float.IsFinite).Min();
        var step = Math.Pow(2, Math.Ceiling(Math.Log2(range / (Math.Pow(2, bits) - 1))));
        AssertPrinted(field, (step / 2) + Math.Pow(2, -15));
        AssertReadAsPrinted();
    }

    // ecCodes 2.28 reads on behind the field in memory when a chunk is too long or the last one is missing (found by
    // mutants).
    [TestCase("IDAT", -4, 0x7F)]
    [TestCase("IEND", 2, 0x58)]
    [TestCase("IEND", -4, 0x7F)]
    public void GetData_PngCutShort_IsRefused(string chunk, int offset, int value)
    {
        Write(Smooth(withMissing: false), "packing=png");
        var bytes = File.ReadAllBytes(Path);
        bytes[bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(chunk)) + offset] = (byte)value;
        File.WriteAllBytes(Path, bytes);
        using var dataSet = new GribDataSet($"{Path}?openMode=readOnly");
        var variable = dataSet.Variables.Single(candidate => candidate.Metadata.ContainsKey("GRIB_headers"));

        Assert.That(() => variable.GetData(), Throws.InstanceOf<IOException>().With.Message.Contains("cut short"));
    }

    [TestCase("ccsds", "grid_ccsds")]
    [TestCase("simple", "grid_simple")]
    [TestCase("jpeg2000", "grid_jpeg")]
    [TestCase("png", "grid_png")]
    [TestCase("second-order", "grid_complex_spatial_differencing")]
    [TestCase("ieee", "grid_ieee")]
    public void Write_Packing_IsThatAndCdoReadsIt(string packing, string expected)
    {
        Write(Smooth(withMissing: true), $"packing={packing}");

        Assert.That(Keys("packingType"), Is.EqualTo(new[] { expected }));
        Assert.That(ExternalTool.Run("cdo", "-s", "infon", Path), Does.Contain($" {Rows * Columns}").And.Contain(
            " 45 "), "points and missing");
    }

    [Test]
    public void Write_Bound_Holds(
        [Values("ccsds", "simple", "jpeg2000", "png", "second-order", "ieee")] string packing,
        [Values("abs=10", "abs=0.5", "abs=0.01", "range=1e-4", "abs=1e-4", "lossless")] string quality)
    {
        var field = Smooth(withMissing: packing.Length % 2 == 0);
        Write(field, $"packing={packing}&quality={quality}");

        var range = field.Cast<float>().Where(float.IsFinite).Max() - field.Cast<float>().Where(float.IsFinite).Min();
        var bound = quality == "lossless" ? 0 : double.Parse(quality.Split('=')[1], CultureInfo.InvariantCulture) * (
            quality.StartsWith("range", StringComparison.Ordinal) ? range : 1);
        AssertPrinted(field, bound);
        AssertReadAsPrinted();
    }

    [TestCase(0.5)]
    [TestCase(0.01)]
    [TestCase(0.003)]
    public void Write_Bound_NeedsNoMoreBitsThanAnyScaling(double bound)
    {
        var field = Smooth(withMissing: false);
        Write(field, FormattableString.Invariant($"quality=abs={bound}"));

        // No grid of numbers can have steps above twice the bound; the one found is at most 4 % finer.
        var range = field.Cast<float>().Max() - (double)field.Cast<float>().Min();
        var fewest = (int)Math.Ceiling(Math.Log2((range / (2 * bound)) + 1));
        var found = (int)Math.Ceiling(Math.Log2((range / (2 * bound * 0.96)) + 1));
        using var dataSet = Open();
        Assert.That(dataSet.GetPackedBits("t")!.Value.Largest, Is.InRange(fewest, found));
    }

    [TestCase("fields", "era5_t2m_uk_hourly.grib", "2t", 16)]
    [TestCase("fields", "aifs_t500_ccsds.grib2", "t", 12)]
    [TestCase("fields", "jra_seaice_bitmap.grb", "ci", 24)]
    [TestCase("fields", "gefs_soilw_bitmap.grib2", "soilw", 11)]
    [TestCase("fields", "ukmo_members_small.grib", "2t_run1", 24)]
    public void Write_LosslessOfPackedData_FindsTheirOwnScaling(
        string folder, string file, string variable, int mostBits)
    {
        using var source =
            new GribDataSet($"{(folder == "fields" ? TestFiles.Field(file) : TestFiles.Odd(file))}?openMode=readOnly");
        using (var copy = new GribDataSet($"{Path}?openMode=create&quality=lossless") { IsAutocommitEnabled = false })
        {
            GribWritingTests.CopyVariables(source, copy);
            copy.Commit();
        }

        using var reopened = Open();
        Assert.That(reopened[variable].GetData(), Is.EqualTo(source[variable].GetData()));
        Assert.That(reopened.GetPackedBits(variable)!.Value.Largest, Is.LessThanOrEqualTo(mostBits));
    }

    [Test]
    public void Write_LosslessOfWhatNoScalingHolds_SaysWhatToDo()
    {
        var field = Smooth(withMissing: false);
        (field[0, 0], field[0, 1]) = (1e-30f, 2e-30f);

        Assert.That(() => Write(field, "quality=lossless"), Throws.InstanceOf<UnsupportedDataException>()
            .With.Message.Contains("'t'").And.Message.Contains("cannot be kept exactly").And.Message
            .Contains("packing=ieee"));
        Assert.That(Directory.EnumerateFiles(_folder.Path), Is.Empty);
    }

    [Test]
    public void Write_IeeeOfAnyFloats_IsExact()
    {
        var field = Smooth(withMissing: true);
        (field[0, 0], field[0, 1], field[0, 2], field[0, 3]) = (1e-30f, -0.0f, float.MaxValue, float.Epsilon);
        Write(field, "packing=ieee&quality=lossless");

        using var dataSet = Open();
        var found = (float[,])dataSet["t"].GetData();
        Assert.That(found.Cast<float>().Select(
            BitConverter.SingleToInt32Bits), Is.EqualTo(field.Cast<float>().Select(BitConverter.SingleToInt32Bits)));
        Assert.That(dataSet.GetPackedBits("t"), Is.EqualTo(new PackedBits(32, 32)));
    }

    [Test]
    public void Write_OneValue_TakesNoBits(
        [Values("ccsds", "simple", "jpeg2000", "png", "second-order")] string packing,
        [Values("bits=12", "quality=abs=0.1", "quality=lossless")] string precision,
        [Values] bool withMissing)
    {
        var field = new float[Rows, Columns];
        for (var i = 0; i < field.Length; i++)
        {
            field[i / Columns, i % Columns] = withMissing && i % 15 == 0 ? float.NaN : 273.15f;
        }

        Write(field, $"packing={packing}&{precision}");

        AssertPrinted(field, 0);
        AssertReadAsPrinted();
        using var dataSet = Open();
        Assert.That(dataSet.GetPackedBits("t"), Is.EqualTo(new PackedBits(0, 0)));
    }

    [Test]
    public void Write_NothingButMissing_ComesBackMissing(
        [Values("ccsds", "simple", "jpeg2000", "png", "second-order", "ieee")] string packing, [Values(
            "", "&quality=abs=0.1")] string quality)
    {
        var field = new float[Rows, Columns];
        System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref field[0, 0], field.Length).Fill(float.NaN);
        Write(field, $"packing={packing}{quality}");

        using var dataSet = Open();
        Assert.That(((float[,])dataSet["t"].GetData()).Cast<float>(), Is.All.NaN);
    }

    [TestCase("rel=0.01")]
    [TestCase("psnr=60")]
    [TestCase("preset=high")]
    public void Write_QualityThatGribCannotPromise_SaysWhatItTakes(string quality) =>
        Assert.That(
            () => Write(Smooth(withMissing: false), $"quality={quality}"), Throws.InstanceOf<UnsupportedDataException>()
            .With.Message.Contains("it takes abs=V, range=V, levelrange=V and lossless"));

    [Test]
    public void RoundDown_OfEdition1_IsTheNearestHexadecimalNumberBelow()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 1000; i++)
        {
            var value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20));
            var rounded = GribReference.RoundDown(value, edition: 1);

            Assert.That(rounded, Is.LessThanOrEqualTo(value).And.GreaterThan(
                value - (Math.Abs(value) * Math.Pow(2, -20)) - 1e-60), $"{value:R}");
            Assert.That(GribReference.RoundDown(rounded, edition: 1), Is.EqualTo(rounded));
        }
    }

    internal static float[,] Smooth(bool withMissing)
    {
        var random = new Random(Seed);
        var field = new float[Rows, Columns];
        for (var i = 0; i < field.Length; i++)
        {
            field[i / Columns, i % Columns] = withMissing && i % 15 == 14
                ? float.NaN : (float)(280 + (25 * Math.Sin(i / 40.0)) + (random.NextDouble() * 3));
        }

        return field;
    }

    private void Write(float[,] field, string options)
    {
        using var dataSet = new GribDataSet($"{Path}?openMode=create&{options}") { IsAutocommitEnabled = false };
        var latitude =
            dataSet.AddVariable<double>("lat", Enumerable.Range(0, Rows).Select(i => 90.0 - (10 * i)).ToArray(), "lat");
        latitude.Metadata["units"] = "degrees_north";
        var longitude =
            dataSet.AddVariable<double>("lon", Enumerable.Range(0, Columns).Select(i => 10.0 * i).ToArray(), "lon");
        longitude.Metadata["units"] = "degrees_east";
        var variable = dataSet.AddVariable<float>("t", field, "lat", "lon");
        variable.Metadata["units"] = "K";
        variable.Metadata["standard_name"] = "air_temperature";
        dataSet.Commit();
    }

    private GribDataSet Open() => new($"{Path}?openMode=readOnly");

    private string[] Keys(string keys) =>
        ExternalTool.Run("grib_get", "-p", keys, Path).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private List<float> Printed() => [.. ExternalTool.Run("grib_get_data", "-F", "%.17g", "-m", "NaN", Path)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
        .Select(line =>
        (float)double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1], CultureInfo.InvariantCulture))];

    private void AssertPrinted(float[,] field, double bound)
    {
        var (found, wanted) = (Printed(), field.Cast<float>().ToList());
        Assert.That(found, Has.Count.EqualTo(wanted.Count));
        for (var i = 0; i < found.Count; i++)
        {
            Assert.That(float.IsNaN(found[i]), Is.EqualTo(float.IsNaN(wanted[i])), $"point {i}");
            if (!float.IsNaN(found[i]))
            {
                Assert.That(Math.Abs((double)found[i] - wanted[i]), Is.LessThanOrEqualTo(bound), $"point {i}");
            }
        }
    }

    private void AssertReadAsPrinted()
    {
        using var dataSet = Open();
        Assert.That(((float[,])dataSet["t"].GetData()).Cast<float>(), Is.EqualTo(Printed()));
    }
}
