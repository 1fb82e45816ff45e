using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Compare.Configurations;
using NumVid.Compare.Errors;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.Configurations;

internal sealed class ConfigurationGrammarTests
{
    [TestCase("nv12", "nv12", "")]
    [TestCase("nv12:high", "nv12", "quality=preset=high")]
    [TestCase("nv12:C4-JP2K", "nv12", "quality=preset=C4-JP2K")]
    [TestCase("nv12:lossless", "nv12", "quality=lossless")]
    [TestCase("nv12:range=1e-4", "nv12", "quality=range=1e-4")]
    [TestCase("nv12:t:abs=0.01;tp:lossless", "nv12", "quality=t:abs=0.01;tp:lossless")]
    [TestCase("grib2-ccsds:12", "grib", "packing=ccsds&bits=12")]
    [TestCase("grib2-ccsds:abs=0.01", "grib", "packing=ccsds&quality=abs=0.01")]
    [TestCase("grib2-simple:lossless", "grib", "packing=simple&quality=lossless")]
    [TestCase("grib2-simple:16", "grib", "packing=simple&bits=16")]
    [TestCase("netcdf4-zlib9", "netcdf", "deflate=9&shuffle=true")]
    [TestCase("netcdf4-zlib1", "netcdf", "deflate=1&shuffle=true")]
    [TestCase("netcdf4-none", "netcdf", "deflate=0&shuffle=false")]
    [TestCase(
        "netcdf4-bitround-zlib9", "netcdf", "deflate=9&shuffle=true&quantise=bitround&quality=range=1.2210012e-4")]
    [TestCase("netcdf4-bitround-zlib9:7", "netcdf", "deflate=9&shuffle=true&quantise=bitround:7")]
    [TestCase("netcdf4-bitround-zlib9:abs=0.1", "netcdf", "deflate=9&shuffle=true&quantise=bitround&quality=abs=0.1")]
    [TestCase("netcdf4-packed16-zlib9", "netcdf", "deflate=9&shuffle=true&pack=short")]
    [TestCase("netcdf4-packed16-zlib9:abs=0.01", "netcdf", "deflate=9&shuffle=true&pack=short&quality=abs=0.01")]
    [TestCase("half-resolution", "netcdf", "deflate=9&shuffle=true")]
    [TestCase("quantise:12", "none", "")]
    [TestCase("msds:netcdf?deflate=3", "netcdf", "deflate=3")]
    [TestCase("msds:nv12?quality=abs%3D0.01%2Cpreset%3Dhigh", "nv12", "quality=abs=0.01,preset=high")]
    public void Parse_AName_GivesFormatAndOptions(string name, string format, string options)
    {
        var configuration = ConfigurationGrammar.Parse(name);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(configuration.Name, Is.EqualTo(name));
            Assert.That(configuration.Format, Is.EqualTo(format));
            Assert.That(string.Join(
                '&', configuration.Options.Select(option => $"{option.Key}={option.Value}")), Is.EqualTo(options));
        }
    }

    [TestCase("nv12:auto", "codec=auto")]
    [TestCase("nv12:smallest", "codec=smallest")]
    [TestCase("nv12:video", "codec=video")]
    public void Parse_AChoiceOfTheCodec_IsItsQuality(string name, string quality) =>
        Assert.That(ConfigurationGrammar.Parse(name).Options["quality"], Is.EqualTo(quality));

    [TestCase("nv13", "There is no configuration 'nv13'")]
    [TestCase("nv12:", "There is no configuration")]
    [TestCase("nv12:higher", "neither a preset")]
    [TestCase("grib2-ccsds", "There is no configuration")]
    [TestCase("grib2-ccsds:0", "[1, 24]")]
    [TestCase("grib2-ccsds:25", "[1, 24]")]
    [TestCase("grib2-ccsds:+12", "[1, 24]")]
    [TestCase("grib2-ccsds:12.5", "[1, 24]")]
    [TestCase("netcdf4-bitround", "There is no configuration")]
    [TestCase("netcdf4-bitround-zlib9:24", "[1, 23]")]
    [TestCase("netcdf4-zlib", "[1, 9]")]
    [TestCase("netcdf4-zlib10", "[1, 9]")]
    [TestCase("netcdf4-zlib9:2", "There is no configuration")]
    [TestCase("half-resolution:2", "There is no configuration")]
    [TestCase("quantise:0", "[1, 24]")]
    [TestCase("quantise:25", "[1, 24]")]
    [TestCase("msds:nothing", "There is no provider 'nothing'")]
    [TestCase("msds:netcdf?file=x.nc", "'file' and 'openMode' are set by the comparison")]
    [TestCase("msds:netcdf?deflate=1&deflate=2", "each key once")]
    public void Parse_AWrongName_SaysWhatIsAllowed(string name, string expected) =>
        Assert.That(() =>
            ConfigurationGrammar.Parse(name), Throws.InstanceOf<UsageException>().With.Message.Contains(expected));

    [Test]
    public void Parse_Default_IsTheLadderOfTheReadme()
    {
        var names = ConfigurationList.Parse(ConfigurationSets.Default).Select(configuration => configuration.Name);

        Assert.That(names, Is.EqualTo(new[]
        {
            "nv12", "nv12:auto", "nv12:high", "nv12:avg", "grib2-ccsds:12", "grib2-ccsds:16", "netcdf4-zlib9",
            "netcdf4-packed16-zlib9", "netcdf4-none",
        }));
    }

    [Test]
    public void ParseList_CommasInsideAQuality_StayInIt()
    {
        var names = ConfigurationList.Parse("nv12:abs=0.01,preset=high, grib2-ccsds:12,nv12:rel=0.1")
            .Select(configuration => configuration.Name);

        Assert.That(names, Is.EqualTo(new[] { "nv12:abs=0.01,preset=high", "grib2-ccsds:12", "nv12:rel=0.1" }));
    }

    [TestCase("", "is empty")]
    [TestCase(" , ", "is empty")]
    [TestCase("nv12,nv12", "in the list twice")]
    [TestCase("grib2-ccsds:12,abs=1", "There is no configuration 'abs=1'")]
    [TestCase("nv12,\"netcdf4-none", "is not closed")]
    public void ParseList_AWrongList_IsRefused(string list, string expected) =>
        Assert.That(
            () => ConfigurationList.Parse(list), Throws.InstanceOf<UsageException>().With.Message.Contains(expected));

    [Test]
    public void Parse_Seed_HasItsNinePresetsAndItsRivals()
    {
        var names = ConfigurationList.Parse("seed").Select(configuration => configuration.Name).ToArray();

        Assert.That(
            names.Count(name => name.StartsWith("nv12:", System.StringComparison.Ordinal)), Is.EqualTo(10),
            "the first seed has nine presets, the second one");
        Assert.That(
            names, Does.Contain("half-resolution").And.Contain("netcdf4-packed16-zlib9").And.Contain("grib2-ccsds:24"));
    }

    [Test]
    public void Parse_ASetWithSomethingMore_IsBoth() =>
        Assert.That(ConfigurationList.Parse(
            "default,nv12:low"), Has.Count.EqualTo(ConfigurationList.Parse("default").Count + 1));

    [Test]
    public void Parse_DoubleQuotes_KeepCommas()
    {
        var names = ConfigurationList.Parse("nv12,\"msds:nv12?quality=abs%3D0.1,preset%3Dhigh\",netcdf4-none")
            .Select(configuration => configuration.Name);

        Assert.That(names, Is.EqualTo(new[] { "nv12", "msds:nv12?quality=abs%3D0.1,preset%3Dhigh", "netcdf4-none" }));
    }

    [Test]
    public void Parse_AFile_DefinesNames()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("mine.txt");
        File.WriteAllText(
            file, "# my own\n\ncoarse = nv12:abs=0.5,preset=high   # quick\r\n half=\"half-resolution\"\n");

        var configurations = ConfigurationList.Parse($"netcdf4-none,@{file}");

        Assert.That(configurations.Select(
            configuration => configuration.Name), Is.EqualTo(new[] { "netcdf4-none", "coarse", "half" }));
        Assert.That(configurations[1].Options["quality"], Is.EqualTo("abs=0.5,preset=high"));
        Assert.That(configurations[2].Way, Is.InstanceOf<HalfResolutionFormat>());
    }

    [TestCase("coarse nv12", "line 1: 'name = configuration' is expected")]
    [TestCase("a b = nv12", "the name without blanks")]
    [TestCase("\nx = nv13", "line 2: There is no configuration 'nv13'")]
    [TestCase("x = nv12\nx = netcdf4-none", "in the list twice")]
    public void Parse_AWrongFile_SaysWhere(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("mine.txt"), text);

        Assert.That(
            () => ConfigurationList.Parse(
                "@" + folder.File("mine.txt")), Throws.InstanceOf<UsageException>().With.Message.Contains(expected));
    }

    [Test]
    public void Parse_NoFile_SaysSo() => Assert.That(
        () => ConfigurationList.Parse(
            "@/nowhere/mine.txt"), Throws.InstanceOf<UsageException>().With.Message.Contains("/nowhere/mine.txt"));
}
