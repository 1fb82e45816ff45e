using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Samples;

/// <summary>A program that knows no provider gets ours, in processes of their own.</summary>
internal sealed class PluginHostTests
{
    private const string Host = "PluginHost";

    private TemporaryFolder _folder = null!;

    private static Dictionary<string, string> Hook => new() { ["DOTNET_STARTUP_HOOKS"] = Sample.Plugin };

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Host_HasNothingOfOursBesideIt()
    {
        var folder = Path.GetDirectoryName(Sample.PathOf(Host))!;

        Assert.That(Directory.GetFiles(folder, "NumVid*"), Is.Empty);
        Assert.That(Directory.GetFiles(folder, "Eccodes*"), Is.Empty);
        Assert.That(Directory.GetFiles(folder, "*.so"), Is.Empty);
    }

    [Test]
    public void Host_WithoutThePlugin_DoesNotKnowTheFiles()
    {
        var (exitCode, _, error) = ExternalTool.TryRun(
            "dotnet", Sample.PathOf(Host), TestFiles.Fixture("coads_sst_airt_monthly.nc"), _folder.File("sea.nv12"));

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(error, Does.Contain("ProviderNotRegisteredException").Or.Contain("nv12"));
    }

    // nv12 needs the C shim beside the plug-in, NetCDF-4 the reader beside it.
    [TestCase(true, TestName = "RegisterAssembly_CopiesThroughAllFormats")]
    [TestCase(false, TestName = "StartupHook_CopiesThroughAllFormats")]
    public void Plugin_CopiesThroughAllFormats(bool registersItself)
    {
        var sea = TestFiles.Fixture("coads_sst_airt_monthly.nc");
        var (video, netCdf) = (_folder.File("sea.nv12"), _folder.File("sea.nc4"));

        var first = Copy(registersItself, sea, video);
        var second = Copy(registersItself, video, netCdf);

        Assert.That(first, Does.Contain("msds:grib").And.Contain("msds:netcdf").And.Contain("msds:nv12"));
        Assert.That(first, registersItself ? Does.Contain("3 providers") : Does.Not.Contain("providers"));
        Assert.That(second, Does.Match(@"SST: 12 x 90 x 180, sum \d+"));
        Assert.That(ExternalTool.Run("ncdump", "-h", netCdf), Does.Contain("SST(TIME, COADSY, COADSX)"));
    }

    [TestCase(true, TestName = "RegisterAssembly_ReadsGrib")]
    [TestCase(false, TestName = "StartupHook_ReadsGrib")]
    public void Plugin_ReadsGrib(bool registersItself)
    {
        var output =
            Copy(registersItself, TestFiles.Fixture("safrica_forecast_3h.grib2"), _folder.File("forecast.nc4"));

        Assert.That(output, Does.Contain("latitude: "));
    }

    // As a program built for .NET 8 is on a machine that has .NET 10 alone, or is told to use it.
    [Test]
    public void StartupHook_HostOfAnOlderNet_WorksWithRollForward()
    {
        var host = Directory.CreateDirectory(_folder.File("host")).FullName;
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Sample.PathOf(Host))!))
        {
            File.Copy(file, Path.Combine(host, Path.GetFileName(file)));
        }

        var configuration = Path.Combine(host, Host + ".runtimeconfig.json");
        File.WriteAllText(configuration,
            Regex.Replace(File.ReadAllText(configuration), "\"version\": \"[^\"]+\"", "\"version\": \"8.0.0\""));

        var output = ExternalTool.Run(
            "env", $"DOTNET_STARTUP_HOOKS={Sample.Plugin}", "DOTNET_ROLL_FORWARD=LatestMajor",
            "dotnet", Path.Combine(host, Host + ".dll"), TestFiles.Fixture(
                "coads_sst_airt_monthly.nc"), _folder.File("sea.nc4"));

        Assert.That(output, Does.Contain("SST: 12 x 90 x 180"));
    }

    [Test]
    public void StartupHook_ProgramWithoutSds_RunsAsEver()
    {
        var output = Run(
            "env", $"DOTNET_STARTUP_HOOKS={Sample.Plugin}", "dotnet", typeof(PluginHostTests).Assembly.Location.Replace(
            "NumVid.Tests.dll", "testhost.dll", System.StringComparison.Ordinal), "--help");

        Assert.That(output.Error, Does.Not.Contain("StartupHook").And.Not.Contain("ScientificDataSet"));
    }

    private static (int ExitCode, string Output, string Error) Run(string program, params string[] arguments) =>
        ExternalTool.TryRun(program, arguments);

    private static string Copy(bool registersItself, string from, string to) => registersItself
        ? Sample.Run(Host, from, to, "--plugin", Sample.Plugin)
        : Sample.Run(Hook, Host, from, to);
}
