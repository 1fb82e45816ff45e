using System.IO;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Packages;

/// <summary>The packages as others get them: into a new project, and as a tool, from a folder and without a
/// network.</summary>
internal sealed class PackageTests
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <UseAppHost>false</UseAppHost>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="NumVid.Formats" Version="*-*" />
            <PackageReference Include="NumVid.ScientificDataSet" Version="*-*" />
          </ItemGroup>
        </Project>
        """;

    private PackageFolder _packages = null!;

    private static string Sea => TestFiles.Fixture("coads_sst_airt_monthly.nc");

    [OneTimeSetUp]
    public void Pack() => _packages = new PackageFolder();

    [OneTimeTearDown]
    public void Remove() => _packages.Dispose();

    [Test]
    public void Formats_HasTheNativePartsAndNoSdsCore()
    {
        Assert.That(_packages.FilesOf("NumVid.Formats"), Has.None.Contains("ScientificDataSet")
            .And.Some.EqualTo("lib/net10.0/NumVid.Formats.dll").And.Some.EqualTo("lib/net10.0/NumVid.Formats.xml")
            .And.Some.Match(@"^runtimes/[a-z0-9-]+/native/libnumvid_av\.so$")
            .And.Some.Match(@"^runtimes/[a-z0-9-]+/native/netcdf_reader$"));
        Assert.That(_packages.ManifestOf("NumVid.Formats"), Does.Contain("id=\"EccodesDotNet\"")
            .And.Contain("id=\"SharpZipLib\"").And.Not.Contain("id=\"NumVid.ScientificDataSet\"").And.Not
            .Contain("MinVer"));
    }

    [Test]
    public void Core_IsAPackageOfItsOwn() => Assert.That(
        _packages.FilesOf("NumVid.ScientificDataSet"), Has.Some.EqualTo("lib/net10.0/ScientificDataSet.dll"));

    // Ready-to-run code of one processor is refused by another.
    [TestCase("NumVid.Formats", "lib/net10.0/NumVid.Formats.dll")]
    [TestCase("numvid", "tools/net10.0/any/numvid.dll")]
    [TestCase("numvid", "tools/net10.0/any/NumVid.Formats.dll")]
    public void Libraries_AreForEveryProcessor(string id, string path)
    {
        using var library = new MemoryStream(_packages.BytesOf(id, path));

        Assert.That(ProgramFile.IsCompiledAhead(library), Is.False);
    }

    [Test]
    public void Bindings_NeedNothing() =>
        Assert.That(_packages.ManifestOf("EccodesDotNet"), Does.Not.Contain("<dependency "));

    [Test]
    public void Versions_FollowTheTags() =>
        Assert.That(
            _packages.ManifestOf("NumVid.Formats"), Does.Match(@"<version>\d+\.\d+\.\d+(-alpha\.0\.\d+)?</version>"));

    [Test]
    public void FreshProject_InstallsAndReadsEachFormat()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_packages.Root, "fresh")).FullName;
        File.WriteAllText(Path.Combine(folder, "fresh.csproj"), Project);
        File.Copy(Path.Combine(TestFiles.Root, "samples", "Client", "Program.cs"), Path.Combine(folder, "Program.cs"));

        ExternalTool.Run("dotnet", "build", folder, "--nologo", "-v", "quiet", "-o", Path.Combine(folder, "out"));
        var output = ExternalTool.Run(
            "dotnet", Path.Combine(folder, "out", "fresh.dll"), Sea, TestFiles.Fixture("safrica_forecast_3h.grib2"),
            TestFiles.Fixture("nv12/v1/hevc.nv12"));

        Assert.That(output, Does.Contain("SST Single[12, 90, 180]: 194400 values").And.Contain("latitude "));
    }

    [Test]
    public void Tool_InstallsAndRuns()
    {
        var folder = Path.Combine(_packages.Root, "tools");
        ExternalTool.Run(
            "dotnet", "tool", "install", "numvid", "--tool-path", folder, "--prerelease",
            "--configfile", Path.Combine(_packages.Root, "NuGet.config"));

        var copy = Path.Combine(_packages.Root, "sea.nv12");
        ExternalTool.Run(Path.Combine(
            folder, "numvid"), "convert", Sea, copy, "--variables", "AIRT", "--quality", "abs=0.05,codec=ffv1");
        Assert.That(ExternalTool.Run(
            Path.Combine(folder, "numvid"), "data", copy, "TIME"), Does.Contain("TIME of type Double (TIME:12)"));
    }
}
