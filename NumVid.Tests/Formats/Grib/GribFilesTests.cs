using System;
using System.IO;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib;
using NumVid.Formats.Grib.Writing;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>What becomes of every GRIB file at hand: its values as grib_get_data prints them, a warning, or an
/// error.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribFilesTests
{
    private const int All = int.MaxValue;

    // The second number is the fields compared in the ordinary run; with --long it is all of them, everywhere.
    [TestCase("aifs_t500_ccsds.grib2", 1, 0)]
    [TestCase("era5_t2m_uk_hourly.grib", 744, 20)]
    [TestCase("era5_zt_members.grib", 160, 20)]
    [TestCase("gefs_soilw_bitmap.grib2", 1, 1)]
    [TestCase("gg_modellevel.grib2", 3, 3)]
    [TestCase("hrrr_tsfc_lambert.grib2", 1, 0)]
    [TestCase("ifs_oper_surface_ccsds.grib2", 5, 0)]
    [TestCase("jra_seaice_bitmap.grb", 8, 3)]
    [TestCase("n160_t2m_reduced_gg.grib", 1, 1)]
    [TestCase("nam_multi.grib2", 181, 40)]
    [TestCase("ukmo_members_small.grib", 168, 168)]
    public void Open_Field_HasTheValuesOfGribGetDataAtTheirPlaces(string file, int fieldCount, int limit)
    {
        var path = TestFiles.Field(file);
        using var dataSet = Open(path);

        AssertFields(dataSet, path, fieldCount, limit);
    }

    [Test]
    public void Fields_OfGrib_AreAllInTheTable()
    {
        TestFiles.Field("era5_t2m_uk_hourly.grib");
        var files = Directory.EnumerateFiles(Path.Combine(TestFiles.ExternalRoot!, "fields"))
            .Where(file => IsGrib(file)).Select(Path.GetFileName);

        Assert.That(files, Is.EquivalentTo(Names(nameof(Open_Field_HasTheValuesOfGribGetDataAtTheirPlaces))));
    }

    // Columns: the file, its fields, those compared in the ordinary run, part of a warning that must come or null for
    // none.
    [TestCase("bitflips_in_data.grib", 4, All, null)]
    [TestCase("cfrzr_and_cprat_0s.grib", 4, All, null)]
    [TestCase("fields_with_missing_values.grib", 2, All, null)]
    [TestCase("gfs_rh_constant.grib2", 1, 0, null)]
    [TestCase("hpa_and_pa_allmissing.grib", 3, All, null)]
    [TestCase("hrrr_smoke_hugerange.grib2", 1, 0, null)]
    [TestCase("jma_multifield_meps.grib2", 20, 1, null)]
    [TestCase("mrms_24megapixel.grib2", 1, 0, null)]
    [TestCase("no_7777.grib", 2, All, null)]
    [TestCase("scanning_mode_64.grib", 1, All, null)]
    [TestCase("single_gridpoint.grib", 6, All, null)]
    [TestCase("t_on_different_level_types.grib", 2, All, null)]
    [TestCase("tp_on_different_grid_resolutions.grib", 2, All, null)]
    [TestCase("uk_wrongparam.grib1", 1, All, null)]
    public void Open_OddFile_HasTheValuesOfGribGetDataAtTheirPlaces(
        string file, int fieldCount, int limit, string? warning)
    {
        var path = TestFiles.Odd(file);
        using var dataSet = Open(path);

        Assert.That(dataSet.Warnings, warning is null ? Is.Empty : Has.Some.Contains(warning));
        AssertFields(dataSet, path, fieldCount, limit);
    }

    // grib_get_data prints the values of this file in scanning order beside positions in plain order, so it is no judge
    // of them; another test looks at the weather.
    [TestCase("alternate-scanning.grib", "2t", 171, 291)]
    [TestCase("ncep_rotated_32769.grib2", "pres", 834, 953)]
    public void Open_OddFileWithoutAJudge_HasItsShape(string file, string variable, int rows, int columns)
    {
        using var dataSet = Open(TestFiles.Odd(file));

        Assert.That(dataSet[variable].GetShape()[^2..], Is.EqualTo(new[] { rows, columns }));
        Assert.That(dataSet.Warnings, Is.Empty);
    }

    // ecCodes' tools and CDO refuse them as well, or have nothing to say about their places.
    [TestCase("regular_gg_wrong_increment.grib", "contradicts its 18432 data points")]
    [TestCase("spherical_harmonics.grib", "'sh'")]
    public void Open_OddFileWithoutAGrid_SaysWhy(string file, string reason)
    {
        var path = TestFiles.Odd(file);

        Assert.That(() => Open(path),
            Throws.InstanceOf<UnsupportedDataException>().With.Message.Contains(reason).And.Message.Contains(file));
        Assert.That(() =>
            new GribDataSet($"{path}?openMode=readOnly&strict=true"), Throws.InstanceOf<UnsupportedDataException>());
    }

    [TestCase("ccsds_truncated.grib2", "the file ends after 300000")]
    [TestCase("empty.grib", "is empty")]
    [TestCase("era5-levels-corrupted.grib", "do not fit its message")]
    [TestCase("gzipped.grib.gz", "gzip")]
    [TestCase("html_error_page.grib2", "'<!DO'")]
    [TestCase("truncated_mid_message.grib", "at byte 44280")]
    public void Open_DamagedFile_SaysWhatAndWhere(string file, string reason)
    {
        var path = TestFiles.Odd(file);

        Assert.That(() => Open(
            path), Throws.InstanceOf<InvalidFileException>().With.Message.Contains(reason).And.Message.Contains(file));
    }

    // The sound messages of damaged files are at hand for who asks for them.
    [TestCase("era5-levels-corrupted.grib", 1, "damaged")]
    [TestCase("truncated_mid_message.grib", 3, "damaged")]
    public void Open_DamagedFileForSalvage_HasTheSoundFieldsAndAWarning(string file, int fieldCount, string warning)
    {
        using var dataSet = new GribDataSet($"{TestFiles.Odd(file)}?openMode=readOnly&salvage=true");

        Assert.That(dataSet.Warnings, Has.Some.Contains(warning));
        Assert.That(FieldCount(dataSet), Is.EqualTo(fieldCount));
    }

    [Test]
    public void Odd_OfGrib_AreAllInOneOfTheTables()
    {
        TestFiles.Odd("empty.grib");
        string[] tables =
        [
            nameof(Open_OddFile_HasTheValuesOfGribGetDataAtTheirPlaces), nameof(Open_OddFileWithoutAJudge_HasItsShape),
            nameof(Open_OddFileWithoutAGrid_SaysWhy), nameof(Open_DamagedFile_SaysWhatAndWhere),
        ];
        var files = Directory.EnumerateFiles(Path.Combine(TestFiles.ExternalRoot!, "odd")).Where(file => IsGrib(file))
            .Select(Path.GetFileName);

        Assert.That(files, Is.EquivalentTo(tables.SelectMany(Names)));
    }

    [Test]
    public void Open_NcepRotatedGrid_HasItsCornersAndTheValuesInOrder()
    {
        var path = TestFiles.Odd("ncep_rotated_32769.grib2");
        using var dataSet = Open(path);
        var (latitudes, longitudes) =
            ((float[,])dataSet["latitude"].GetData(), (float[,])dataSet["longitude"].GetData());
        var values = (float[,,])dataSet["pres"].GetData();

        // Octets 47 to 54 and 73 to 80 of section 3: the first point (south-west) and the last one.
        Assert.That(latitudes[833, 0], Is.EqualTo(-10.590603).Within(1e-5));
        Assert.That(longitudes[833, 0], Is.EqualTo(220.914154).Within(1e-4));
        Assert.That(latitudes[0, 952], Is.EqualTo(46.591976).Within(1e-5));
        Assert.That(longitudes[0, 952], Is.EqualTo(22.661009).Within(1e-4));
        var printed = ExternalTool.Run("grib_get_data", "-F", "%.17g", path)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => (float)double.Parse(line, System.Globalization.CultureInfo.InvariantCulture));
        var scanned = from row in Enumerable.Range(0, 834)
                      from column in Enumerable.Range(0, 953)
                      select values[0, 833 - row, column];
        Assert.That(scanned.SequenceEqual(printed), Is.True);
    }

    [Test]
    public void Open_SpectralAmongFields_IsLeftOutWithAWarningOrAnErrorWhenStrict()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("mixed.grib");
        File.WriteAllBytes(
            path, [.. File.ReadAllBytes(TestFiles.Odd("spherical_harmonics.grib")), .. File.ReadAllBytes(
            TestFiles.Odd("scanning_mode_64.grib"))]);
        using var dataSet = Open(path);

        Assert.That(dataSet.Warnings, Has.Some.Contains("'sh'").And.Contains("left out"));
        Assert.That(FieldCount(dataSet), Is.EqualTo(1));
        Assert.That(() => new GribDataSet($"{path}?openMode=readOnly&strict=true"),
            Throws.InstanceOf<UnsupportedDataException>().With.Message.Contains("'sh'"));
    }

    private static void AssertFields(GribDataSet dataSet, string path, int fieldCount, int limit)
    {
        Assert.That(FieldCount(dataSet), Is.EqualTo(fieldCount));
        if (LongRun.IsAsked || limit > 0)
        {
            GribJudge.AssertSame(dataSet, path, LongRun.IsAsked ? All : limit);
        }
    }

    private static int FieldCount(GribDataSet dataSet) => dataSet.Variables.OfType<IGribVariable>().Sum(
        variable => variable.Store is NumVid.Formats.Grib.Storage.GribPlaneStore store
            ? store.Planes.Count(plane => plane.Field is not null) : 0);

    private static bool IsGrib(string file) => Path.GetFileName(file).Contains(".grb", StringComparison.Ordinal)
        || Path.GetFileName(file).Contains(".grib", StringComparison.Ordinal);

    private static System.Collections.Generic.IEnumerable<string> Names(string test) =>
        typeof(GribFilesTests).GetMethod(test)!.GetCustomAttributes(typeof(TestCaseAttribute), false)
            .Select(attribute => (string)((TestCaseAttribute)attribute).Arguments[0]!);

    private static GribDataSet Open(string path) => new($"{path}?openMode=readOnly");
}
