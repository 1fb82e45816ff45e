using System.Linq;
using NumVid.Compare;
using NumVid.Compare.Comparison;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Comparison;

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
    public void Parse_AName_GivesFormatAndOptions(string name, string format, string options)
    {
        var configuration = ConfigurationGrammar.Parse(name);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(configuration.Name, Is.EqualTo(name));
            Assert.That(configuration.Format, Is.EqualTo(format));
            Assert.That(string.Join('&', configuration.Options.Select(option => $"{option.Key}={option.Value}")), Is.EqualTo(options));
        }
    }

    [TestCase("nv12-smallest")]
    [TestCase("half-resolution")]
    [TestCase("quantise:12")]
    [TestCase("netcdf4-packed16-zlib9")]
    [TestCase("netcdf4-bitround-zlib9")]
    [TestCase("msds:csv?file=x.csv")]
    public void Parse_ANameOfALaterVersion_SaysSo(string name) =>
        Assert.That(() => ConfigurationGrammar.Parse(name), Throws.InstanceOf<UsageException>().With.Message.Contains($"'{name}' is not supported yet"));

    [TestCase("nv13", "There is no configuration 'nv13'")]
    [TestCase("nv12:", "There is no configuration")]
    [TestCase("nv12:higher", "neither a preset")]
    [TestCase("grib2-ccsds", "There is no configuration")]
    [TestCase("grib2-ccsds:0", "[1, 24]")]
    [TestCase("grib2-ccsds:25", "[1, 24]")]
    [TestCase("grib2-ccsds:+12", "[1, 24]")]
    [TestCase("grib2-ccsds:12.5", "[1, 24]")]
    [TestCase("netcdf4-zlib", "[1, 9]")]
    [TestCase("netcdf4-zlib10", "[1, 9]")]
    [TestCase("netcdf4-zlib9:2", "There is no configuration")]
    public void Parse_AWrongName_SaysWhatIsAllowed(string name, string expected) =>
        Assert.That(() => ConfigurationGrammar.Parse(name), Throws.InstanceOf<UsageException>().With.Message.Contains(expected));

    [Test]
    public void ParseList_Default_IsTheSevenOfTheComparison()
    {
        var names = ConfigurationGrammar.ParseList(ConfigurationGrammar.DefaultList).Select(configuration => configuration.Name);

        Assert.That(names, Is.EqualTo(new[]
        {
            "nv12", "nv12:high", "nv12:avg", "grib2-ccsds:12", "grib2-ccsds:16", "netcdf4-zlib9", "netcdf4-none",
        }));
    }

    [Test]
    public void ParseList_CommasInsideAQuality_StayInIt()
    {
        var names = ConfigurationGrammar.ParseList("nv12:abs=0.01,preset=high, grib2-ccsds:12,nv12:rel=0.1")
            .Select(configuration => configuration.Name);

        Assert.That(names, Is.EqualTo(new[] { "nv12:abs=0.01,preset=high", "grib2-ccsds:12", "nv12:rel=0.1" }));
    }

    [TestCase("", "is empty")]
    [TestCase(" , ", "is empty")]
    [TestCase("nv12,nv12", "in the list twice")]
    [TestCase("grib2-ccsds:12,abs=1", "There is no configuration 'abs=1'")]
    public void ParseList_AWrongList_IsRefused(string list, string expected) =>
        Assert.That(() => ConfigurationGrammar.ParseList(list), Throws.InstanceOf<UsageException>().With.Message.Contains(expected));
}
