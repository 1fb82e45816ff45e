using System;
using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;
using NumVid.Compare.Configurations;
using NumVid.Compare.Errors;
using NumVid.Formats.Quality;

namespace NumVid.Tests.Compare.Configurations;

internal sealed class ConfigurationFormatsTests
{
    private static IEnumerable<ConfigurationFormat> Formats => ConfigurationFormats.All;

    [TestCaseSource(nameof(Formats))]
    public void Forms_BeginAsTheFormatSays(ConfigurationFormat format) =>
        Assert.That(format.Forms.Split(", "), Is.All.StartsWith(format.Start));

    [TestCaseSource(nameof(Formats))]
    public void Forms_AreReadByTheirOwnFormatAlone(ConfigurationFormat format)
    {
        foreach (var form in format.Forms.Split(", "))
        {
            var name = ConfigurationName.Of(form.Replace("PROVIDER?OPTIONS", "netcdf", StringComparison.Ordinal)
                .Replace("COMMAND", "p {mode} {in} {out}", StringComparison.Ordinal)
                .Replace("PRESET", "high", StringComparison.Ordinal)
                .Replace("QUALITY", "abs=1", StringComparison.Ordinal)
                .Replace("N", "8", StringComparison.Ordinal));

            Assert.That(ConfigurationFormats.All.Where(other => other.Parse(name) is not null), Is.EqualTo(
                new[] { format }), name.Text);
        }
    }

    [Test]
    public void Parse_EveryPreset_IsAConfigurationThatTheQualityGrammarKnows()
    {
        var qualities = ConfigurationList.Parse("seed").Where(configuration => configuration.Format == "nv12")
            .Select(configuration => configuration.Options["quality"]).ToArray();

        Assert.That(qualities, Has.Length.EqualTo(10), "the first seed has nine presets, the second one");
        Assert.That(() => Array.ForEach(qualities, quality => _ = QualitySpecification.Parse(quality)), Throws.Nothing);
    }

    [Test]
    public void Parse_APresetThatTheGrammarDoesNotKnow_IsRefused() => Assert.That(
        () => ConfigurationGrammar.Parse(
            "nv12:dct-best"), Throws.InstanceOf<UsageException>().With.Message.Contains("neither a preset"));
}
