using System;
using System.IO;
using System.Linq;
using EccodesDotNet;
using EccodesDotNet.Framing;
using NumVid.Formats.Grib.Headers;
using NumVid.Formats.Grib.Values;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>What is read without ecCodes is what ecCodes reads, to the last bit.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribOwnReadingTests
{
    private const double Missing = 1e300;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    // The number is that of fields decoded here.
    [TestCase("fields", "nam_multi.grib2", 181)]
    [TestCase("fields", "gefs_soilw_bitmap.grib2", 1)]
    [TestCase("fields", "hrrr_tsfc_lambert.grib2", 1)]
    [TestCase("fields", "gg_modellevel.grib2", 3)]
    [TestCase("fields", "n160_t2m_reduced_gg.grib", 1)]
    [TestCase("fields", "jra_seaice_bitmap.grb", 8)]
    [TestCase("odd", "hrrr_smoke_hugerange.grib2", 1)]
    [TestCase("odd", "jma_multifield_meps.grib2", 20)]
    [TestCase("odd", "ncep_rotated_32769.grib2", 1)]
    [TestCase("fixtures", "gfs_pressure_levels.grib2", 78)]
    public void Decode_RealFile_IsThatOfEcCodes(string folder, string file, int count) =>
        AssertDecodesAsEcCodes(Find(folder, file), count);

    // ecCodes writes these; whether they hold what they should is not the question.
    [TestCase("packingType=grid_complex,bitsPerValue=11")]
    [TestCase("packingType=grid_complex_spatial_differencing,orderOfSpatialDifferencing=0,bitsPerValue=9")]
    [TestCase("packingType=grid_complex_spatial_differencing,orderOfSpatialDifferencing=1,bitsPerValue=9")]
    [TestCase("packingType=grid_complex_spatial_differencing,orderOfSpatialDifferencing=2,bitsPerValue=14")]
    [TestCase("packingType=grid_complex_spatial_differencing,orderOfSpatialDifferencing=2,bitsPerValue=12,decimalScaleFactor=3")]
    public void Decode_OtherPackings_IsThatOfEcCodes(string settings)
    {
        foreach (var (name, count) in new[] { ("surface_winds_monthly.grib2", 120), ("gfs_pressure_levels.grib2", 78) })
        {
            var path = _folder.File(name);
            ExternalTool.Run("grib_set", "-r", "-s", settings, TestFiles.Fixture(name), path);
            AssertDecodesAsEcCodes(path, count);
        }
    }

    // Of the own encoder, with and without a bitmap.
    [TestCase(3, false)]
    [TestCase(12, true)]
    [TestCase(24, true)]
    public void Decode_OwnSecondOrder_IsThatOfEcCodes(int bits, bool withMissing)
    {
        var path = _folder.File("own.grib2");
        var field = new float[2, 30, 41];
        for (var i = 0; i < field.Length; i++)
        {
            field[i / 1230, i / 41 % 30, i % 41] = withMissing && i % 7 == 0 ? float.NaN : MathF.Sin(i / 50f) * i;
        }

        using (var dataSet = new NumVid.Formats.Grib.GribDataSet($"{path}?openMode=create&packing=second-order&bits={bits}") { IsAutocommitEnabled = false })
        {
            dataSet.AddVariable<float>("t", field, "time", "latitude", "longitude");
            dataSet.AddVariable<double>("time", new[] { 0.0, 6 }, "time").Metadata["units"] = "hours since 2020-01-01";
            dataSet.AddVariable<double>("latitude", Enumerable.Range(0, 30).Select(i => 60.0 - i).ToArray(), "latitude").Metadata["units"] = "degrees_north";
            dataSet.AddVariable<double>("longitude", Enumerable.Range(0, 41).Select(i => i * 1.0).ToArray(), "longitude").Metadata["units"] = "degrees_east";
            dataSet.Commit();
        }

        AssertDecodesAsEcCodes(path, 2);
    }

    [TestCase("fields", "nam_multi.grib2")]
    [TestCase("fields", "era5_zt_members.grib")]
    [TestCase("fields", "ukmo_members_small.grib")]
    [TestCase("fields", "ifs_oper_surface_ccsds.grib2")]
    [TestCase("odd", "jma_multifield_meps.grib2")]
    [TestCase("odd", "hpa_and_pa_allmissing.grib")]
    [TestCase("odd", "t_on_different_level_types.grib")]
    [TestCase("fixtures", "gfs_pressure_levels.grib2")]
    [TestCase("fixtures", "safrica_forecast_3h.grib2")]
    public void ReadHeader_RealFile_IsThatOfEcCodes(string folder, string file) => AssertHeadersAreThoseOfEcCodes(Find(folder, file));

    // Members, levels with fractions of a pascal, levels that are no number.
    [TestCase("productDefinitionTemplateNumber=1,perturbationNumber=0", "productDefinitionTemplateNumber=1,perturbationNumber=17", "productDefinitionTemplateNumber=1,perturbationNumber=255")]
    [TestCase("scaleFactorOfFirstFixedSurface=1,scaledValueOfFirstFixedSurface=123", "scaleFactorOfFirstFixedSurface=1,scaledValueOfFirstFixedSurface=124", "scaleFactorOfFirstFixedSurface=-2,scaledValueOfFirstFixedSurface=500")]
    [TestCase("scaleFactorOfFirstFixedSurface=missing,scaledValueOfFirstFixedSurface=missing", "scaledValueOfFirstFixedSurface=85000", "scaledValueOfFirstFixedSurface=0")]
    [TestCase("bitsPerValue=3", "bitsPerValue=1", "bitsPerValue=20")]
    public void ReadHeader_OfOneKind_IsThatOfEcCodes(params string[] settings)
    {
        var path = _folder.File("all.grib2");
        using (var all = File.Create(path))
        {
            for (var i = 0; i < settings.Length; i++)
            {
                var part = _folder.File($"{i}.grib2");
                ExternalTool.Run("grib_set", "-r", "-w", "shortName=t,typeOfLevel=isobaricInhPa", "-s", settings[i], TestFiles.Fixture("gfs_pressure_levels.grib2"), part);
                all.Write(File.ReadAllBytes(part));
            }
        }

        AssertHeadersAreThoseOfEcCodes(path);
    }

    private static void AssertDecodesAsEcCodes(string path, int count)
    {
        using var source = new GribSource(path);
        var own = 0;
        foreach (var field in GribFileIndex.Read(source).Fields)
        {
            var bytes = field.ReadMessage(source);
            using var message = GribMessage.FromBytes(bytes);
            message.Set("missingValue", Missing);
            var expected = new double[message.GetCount("values")];
            message.GetDoubles("values", expected);
            var values = new double[expected.Length];
            if (GribSimpleDecoder.TryRead(field, bytes, Missing, values) || GribComplexDecoder.TryRead(field, bytes, Missing, values))
            {
                Assert.That(values.AsSpan().SequenceEqual(expected), Is.True, $"the field at byte {field.MessageOffset}");
                own++;
            }
        }

        Assert.That(own, Is.EqualTo(count));
    }

    private static void AssertHeadersAreThoseOfEcCodes(string path)
    {
        using var source = new GribSource(path);
        var fields = GribFileIndex.Read(source).Fields;
        var reader = new GribHeaderReader(source);
        foreach (var field in fields)
        {
            var header = reader.Read(field);
            using var message = GribMessage.FromBytes(field.ReadMessage(source));
            Assert.Multiple(() =>
            {
                Assert.That(header.Level.Top, Is.EqualTo(TopOf(message)));
                Assert.That(header.LevelType, Is.EqualTo(
                    message.GetString("typeOfLevel").Replace("isobaricInPa", "isobaricInhPa").Replace("unknown", header.LevelType)));
                Assert.That(header.Member, Is.EqualTo(message.TryGetInt64("number", out var member) ? member : null));
                Assert.That(header.BitsPerValue, Is.EqualTo(message.GetInt64("bitsPerValue")));
                Assert.That(header.StepRange, Is.EqualTo(message.GetString("stepRange")));
                Assert.That(header.Parameter.ParamId, Is.EqualTo(message.GetInt64("paramId")));
                Assert.That(header.Parameter.ShortName ?? "unknown", Is.EqualTo(message.GetString("shortName")));
                Assert.That(header.PackingType, Is.EqualTo(message.GetString("packingType")));
            });
        }

        Assert.That(fields, Is.Not.Empty);
    }

    // As ecCodes has the surface; pressure in hPa.
    private static double TopOf(GribMessage message)
    {
        if (message.GetInt64("editionNumber") == 1)
        {
            return message.GetDouble("topLevel") / (message.GetString("typeOfLevel") == "isobaricInPa" ? 100 : 1);
        }

        const string Value = "scaledValueOfFirstFixedSurface";
        const string Factor = "scaleFactorOfFirstFixedSurface";
        var isPressure = message.GetInt64("typeOfFirstFixedSurface") == 100;
        return message.IsMissing(Value) || message.IsMissing(Factor) || message.GetInt64("typeOfFirstFixedSurface") == 255 ? 0
            : message.GetInt64(Value) / Math.Pow(10, message.GetInt64(Factor) + (isPressure ? 2 : 0));
    }

    private static string Find(string folder, string file) => folder switch
    {
        "fields" => TestFiles.Field(file),
        "odd" => TestFiles.Odd(file),
        _ => TestFiles.Fixture(file),
    };
}
