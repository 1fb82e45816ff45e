using System;
using NUnit.Framework;
using NumVid.Formats.Nv12.Codecs.Hevc;

namespace NumVid.Tests.Formats.Nv12.Codecs;

internal sealed class HevcSettingsTests
{
    [TestCase(-1)]
    [TestCase(52)]
    public void FromQp_OutOfRange_IsRefused(int qp) =>
        Assert.That(() => HevcSettings.FromQp(qp), Throws.TypeOf<ArgumentOutOfRangeException>());

    [TestCase(-0.1)]
    [TestCase(51.5)]
    [TestCase(double.NaN)]
    public void FromCrf_OutOfRange_IsRefused(double crf) =>
        Assert.That(() => HevcSettings.FromCrf(crf), Throws.TypeOf<ArgumentOutOfRangeException>());

    [TestCase("Medium")]
    [TestCase("")]
    [TestCase("fast;crf=1")]
    public void Preset_Unknown_IsRefused(string preset) =>
        Assert.That(() => HevcSettings.Lossless with { Preset = preset }, Throws.ArgumentException);

    [Test]
    public void Parameters_AreThoseOfTheDesign()
    {
        var parameters = HevcSettings.FromQp(7).Parameters;
        Assert.That(
            parameters, Does.StartWith("info=0:keyint=-1:scenecut=0:open-gop=0:repeat-headers=1:frame-threads=1:"));
        Assert.That(parameters, Does.Contain("psy-rd=0:psy-rdoq=0:aq-mode=0:rdoq-level=2:rd=4:pools=none:wpp=0"));
        Assert.That(parameters, Does.EndWith(":qp=7"));
    }

    // 16 bits are two videos, of which the second has a quantiser of its own.
    [Test]
    public void ForFinerCodes_KeepsPresetToolsAndThreading()
    {
        var settings = HevcSettings.FromQp(7) with { Preset = "superfast", Tools = "b-intra=1", Threading = HevcThreading.Wavefront };

        var finer = settings.ForFinerCodes(4);

        Assert.That(finer.Preset, Is.EqualTo("superfast"));
        Assert.That(finer.Parameters, Is.EqualTo(settings.Parameters.Replace("qp=7", "qp=33", StringComparison.Ordinal)));
        Assert.That(settings.Parameters, Does.Contain(":b-intra=1:wpp=1:"));
    }
}
