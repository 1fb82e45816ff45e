using System.Linq;
using NUnit.Framework;
using NumVid.Compare.Configurations;
using NumVid.Compare.Errors;
using NumVid.Compare.Measurement;
using NumVid.Compare.Metrics;
using NumVid.Formats.Errors;
using NumVid.Formats.Quality;

namespace NumVid.Tests.Compare.Configurations;

/// <summary>What each format is asked for so that it keeps an error that the run gives.</summary>
internal sealed class EqualErrorTests
{
    [TestCase("nv12", "abs=0.5", "t:abs=0.5")]
    [TestCase("nv12:auto", "abs=0.5", "t:abs=0.5,codec=auto")]
    [TestCase("nv12:high", "range=0.1", "t:range=0.1,preset=high")]
    [TestCase("grib2-ccsds", "abs=0.5", "t:abs=0.5")]
    [TestCase("grib2-jpeg2000", "levelrange=0.25", "t:levelrange=0.25")]
    [TestCase("grib2-second-order", "lossless", "t:lossless")]
    [TestCase("grib2-simple", "psnr=20", "t:abs=0.6", TestName = "6 / 10^(20 / 20)")]
    [TestCase("grib2-ccsds", "rel=0.25", "t:abs=0.5", TestName = "a quarter of 2")]
    [TestCase("netcdf4-packed16-zlib9", "range=0.25", "t:abs=1.5", TestName = "a quarter of the range of 6")]
    [TestCase("netcdf4-packed16-zlib9", "lossless", "t:lossless")]
    [TestCase("netcdf4-bitround-zlib9", "levelrange=0.25", "t:abs=0.5", TestName = "a quarter of the level's range, 2")]
    [TestCase("netcdf4-bitround-zlib9", "abs=1,rel=0.25", "t:abs=1,rel=0.25")]
    public void Within_ABound_AsksForItInTheFormatsOwnTerms(string name, string maxError, string quality)
    {
        var found = Within(name, maxError, [2, 4, 5, 8]);
        var (terms, expected) = (TermsIn(found), QualitySpecification.Parse(quality).TermsFor("t"));

        Assert.That(terms with { AbsoluteBound = null }, Is.EqualTo(expected with { AbsoluteBound = null }));
        Assert.That(terms.AbsoluteBound, Is.EqualTo(expected.AbsoluteBound).Within(1e-12));
    }

    [Test]
    public void Within_ABoundWithoutAClauseForTheVariable_IsTheDefaultOfThatVariable() => Assert.That(
        TermsIn(Within("grib2-ccsds", "u:abs=1", [2, 4, 5, 8])),
        Is.EqualTo(QualitySpecification.Default.TermsFor("t")));

    [TestCase("grib2-ccsds", "rel=0.1", "GRIB has no relative bounds, and no absolute one keeps 'rel=0.1' of 't'")]
    [TestCase("netcdf4-packed16-zlib9", "rel=0.1", "Packing has no relative bounds")]
    [TestCase("nv12:high", "lossless", "'t' may lose nothing")]
    public void Within_WhatTheFormatHasNoMeansFor_IsUnsupported(string name, string maxError, string reason) =>
        Assert.That(
            () => Within(name, maxError, [-2, 4, 5, 8]),
            Throws.InstanceOf<UnsupportedDataException>().With.Message.Contains(reason));

    [Test]
    public void Parse_ASettingOfItsOwn_KeepsIt()
    {
        var configurations = ConfigurationList.Parse(
            "grib2-ccsds:12,netcdf4-zlib9,nv12:abs=3,nv12", QualitySpecification.Parse("abs=1"));

        Assert.That(
            configurations.Select(configuration => configuration.MaxError is not null),
            Is.EqualTo(new[] { false, false, false, true }));
    }

    [Test]
    public void Parse_NoSettingAndNoError_SaysWhatGivesOne() => Assert.That(
        () => ConfigurationList.Parse("grib2-jpeg2000"),
        Throws.InstanceOf<UsageException>().With.Message.Contains("'grib2-jpeg2000:12'").And.Message.Contains("--max-error"));

    [Test]
    public void Parse_Equal_HasEveryFormatAndEveryPreset()
    {
        var configurations = ConfigurationList.Parse("equal", QualitySpecification.Parse("abs=1"));
        var presets = QualityPreset.Known.Select(preset => "nv12:" + preset.Name);

        Assert.That(configurations.Select(configuration => configuration.MaxError), Has.None.Null);
        Assert.That(configurations.Select(configuration => configuration.Name), Is.SupersetOf(presets.Concat(
        [
            "nv12", "nv12:auto", "nv12:smallest", "grib2-ccsds", "netcdf4-packed16-zlib9", "netcdf4-bitround-zlib9",
        ])));
    }

    // Two levels of two points each.
    private static FormatConfiguration Within(string name, string maxError, double[] values)
    {
        var asked = QualitySpecification.Parse(maxError);
        var configuration = ConfigurationGrammar.Parse(name, asked);
        var sums = new DifferenceSums(new FieldLayout([2, 1, 2], frameAxis: null));
        sums.Add<double, double>(values, values, 0);
        return configuration.Way.Within(configuration, [new FieldBound("t", asked.TermsFor("t"), sums)]);
    }

    private static QualityTerms TermsIn(FormatConfiguration configuration) =>
        QualitySpecification.Parse(configuration.Options["quality"]).TermsFor("t");
}
