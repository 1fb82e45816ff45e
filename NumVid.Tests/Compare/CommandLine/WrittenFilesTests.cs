using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>What <c>convert</c> writes of any real file is read by the programs that archives use.</summary>
internal sealed class WrittenFilesTests
{
    // The ordinary run takes the small ones.
    private const long MostBytes = 700_000;

    private static readonly string[] s_fixtures =
        ["coads_sst_airt_monthly.nc", "gfs_pressure_levels.grib2", "safrica_forecast_3h.grib2",
            "surface_winds_monthly.grib2"];

    // What GRIB has no place for, with a word of the reason.
    private static readonly Dictionary<string, string> s_refusedByGrib = new()
    {
        ["eraint_uvz.nc"] = "month",
        ["fice_monthly.nc"] = "latitude",
        ["pr_rotpole.nc"] = "degrees off",
        ["stageiv_precip_hourly.nc"] = "grid mapping",
    };

    // Members come before times in our cubes, which cdo does not read from NetCDF.
    private static readonly string[] s_ensembles = ["era5_zt_members.grib", "ukmo_members_small.grib"];

    private TemporaryFolder _folder = null!;

    private static IEnumerable<string> Files => s_fixtures.Select(TestFiles.Fixture).Concat(
        TestFiles.ExternalRoot is { } root
            ? Directory.GetFiles(Path.Combine(root, "fields"))
            .Where(file => Path.GetExtension(file) is ".nc" or ".grib" or ".grib2" or ".grb")
            : []).Order().Where(file => LongRun.IsAsked || new FileInfo(file).Length <= MostBytes);

    private static IEnumerable<string> Names => Files.Select(Path.GetFileName).OfType<string>();

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCaseSource(nameof(Names))]
    public void NetCdf_IsReadByNcdumpAndCdo(string name)
    {
        var output = _folder.File("copy.nc");
        Convert(name, output);

        Assert.That(ExternalTool.Run("ncdump", "-h", output), Does.Contain("history").And.Contain("variables:"));
        AssertReadByCdo(name, output);
    }

    [TestCaseSource(nameof(Names))]
    public void Grib_IsReadByGribLsAndCdo(string name)
    {
        var output = _folder.File("copy.grib2");
        if (s_refusedByGrib.TryGetValue(name, out var reason))
        {
            var refused = NumVidProgram.Run("convert", FileOf(name), output);
            Assert.That(refused.ExitCode, Is.EqualTo(2));
            Assert.That(refused.Error, Does.Contain(reason));
            Assert.That(File.Exists(output), Is.False);
            return;
        }

        Convert(name, output);

        var lines = ExternalTool.Run("grib_ls", output).Trim().Split('\n');
        Assert.That(lines[^1], Does.Contain("total messages in 1 files"));
        Assert.That(lines, Has.Length.GreaterThan(3));
        AssertReadByCdo(name, output);
    }

    private static string FileOf(string name) => Files.Single(file => Path.GetFileName(file) == name);

    private static void Convert(string name, string output)
    {
        var run = NumVidProgram.Run("convert", FileOf(name), output);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
    }

    // cdo does not know every grid; what it refuses of the original it may refuse of the copy.
    private static void AssertReadByCdo(string name, string output)
    {
        var (exitCode, text, error) = ExternalTool.TryRun("cdo", "-s", "infon", output);
        if (exitCode != 0 && s_ensembles.Contains(name) && output.EndsWith(".nc", StringComparison.Ordinal))
        {
            Assert.That(error, Does.Contain("Time must be the first dimension"));
            return;
        }

        if (exitCode != 0)
        {
            Assert.That(ExternalTool.TryRun("cdo", "-s", "infon", FileOf(name)).ExitCode, Is.Not.Zero, error);
            TestContext.Out.WriteLine($"cdo refuses the original, too: {error}");
            return;
        }

        Assert.That(text.Split('\n'), Has.Length.GreaterThan(1));
    }
}
