using System;
using System.IO;
using System.Linq;
using EccodesDotNet.Framing;
using NumVid.Formats.Grib;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Damaged fields give values or an error that names the file, and never end the process.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribDamageTests
{
    private const int Seed = 20261123;

    // The first field of each: complex packing with differences, JPEG 2000, CCSDS.
    [TestCase("gfs_pressure_levels.grib2")]
    [TestCase("safrica_forecast_3h.grib2")]
    [TestCase("surface_winds_monthly.grib2")]
    public void Open_FlippedBytes_GivesValuesOrASentence(string fixture)
    {
        using var folder = new TemporaryFolder();
        var good = ReadFirst(TestFiles.Fixture(fixture));
        var random = new Random(Seed);
        var (sound, refused) = (0, 0);
        for (var round = 0; round < 80; round++)
        {
            var bytes = (byte[])good.Clone();
            var at = 16 + random.Next(round % 2 == 0 ? 240 : bytes.Length - 20);
            bytes[at] ^= (byte)(1 << random.Next(8));
            var path = folder.File($"{round}.grib2");
            File.WriteAllBytes(path, bytes);
            _ = Try(path, $"seed {Seed}, round {round}, byte {at}") ? sound++ : refused++;
        }

        Assert.That(sound, Is.Positive);
        Assert.That(refused, Is.Positive);
    }

    // Octet in section 5, counted from 1, and what it is changed to.
    [TestCase("gfs_pressure_levels.grib2", 5, 32, 0x7F, "groups")]
    [TestCase("gfs_pressure_levels.grib2", 5, 46, 0, "the groups hold")]
    [TestCase("gfs_pressure_levels.grib2", 5, 48, 9, "spatial differences of order 9")]
    [TestCase("surface_winds_monthly.grib2", 5, 23, 0, "blocks of 0")]
    [TestCase("surface_winds_monthly.grib2", 5, 6, 0x7F, "values are announced for 10512 points")]
    [TestCase("safrica_forecast_3h.grib2", 7, 15, 7, "cannot hold 29400 values")]
    public void GetData_ImpossibleCount_NamesIt(string fixture, int section, int octet, int value, string expected)
    {
        using var folder = new TemporaryFolder();
        var bytes = ReadFirst(TestFiles.Fixture(fixture), out var field);
        var start = field.Find(section)!.Value.Offset - field.MessageOffset;
        bytes[start + octet - 1] = (byte)value;
        var path = folder.File("damaged.grib2");
        File.WriteAllBytes(path, bytes);
        using var dataSet = new GribDataSet($"{path}?openMode=readOnly");
        var variable = dataSet.Variables.Single(candidate => candidate.Metadata.ContainsKey("GRIB_headers"));

        Assert.That(() => variable.GetData(),
            Throws.InstanceOf<IOException>().With.Message.Contains(expected).And.Message.Contains("damaged.grib2"));
    }

    private static bool Try(string path, string what)
    {
        try
        {
            using var dataSet = new GribDataSet($"{path}?openMode=readOnly");
            foreach (var variable in dataSet.Variables)
            {
                variable.GetData();
            }

            return true;
        }
        catch (Exception error) when (error is IOException or NotSupportedException)
        {
            Assert.That(error.Message, Does.Contain(Path.GetFileName(path)), what);
            return false;
        }
    }

    private static byte[] ReadFirst(string path) => ReadFirst(path, out _);

    private static byte[] ReadFirst(string path, out GribField field)
    {
        using var source = new GribSource(path);
        field = GribFileIndex.Read(source).Fields[0];
        return field.ReadMessage(source);
    }
}
