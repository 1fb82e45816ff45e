using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Tests.Formats.Nv12.Golden;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Codecs;

/// <summary>With a library that decodes alone every file can be read, and what needs an encoder is refused by
/// name.</summary>
[TestFixture]
internal sealed class DecodersOnlyTests
{
    private TemporaryFolder _folder = null!;
    private string[] _lines = [];

    private static IEnumerable<string> Names => GoldenRecipes.Names;

    [OneTimeSetUp]
    public void RunWithoutEncoders()
    {
        _folder = new TemporaryFolder();
        var build = Path.Combine(TestFiles.Root, "artifacts", "native-decoders");
        ExternalTool.Run("bash", Path.Combine(TestFiles.Root, "native", "build"), build, "-DNUMVID_AV_DECODERS=ON");
        var library = Path.Combine(build, "libnumvid_av_decoders.so");
        var printed = ExternalTool.Run(
            "env", $"NUMVID_AV_LIBRARY={library}", "dotnet", typeof(
                DecodersOnlyTests).Assembly.Location, "decoders-only", _folder.Path);
        _lines = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCaseSource(nameof(Names))]
    public void GoldenFile_IsReadAndSound(string name)
    {
        string[] lines = [.. _lines.Where(line => line.StartsWith($"{name} ", StringComparison.Ordinal))
            .Select(line => line[(name.Length + 1)..])];

        Assert.That(lines, Is.EqualTo(GoldenFiles.ExpectedOf(name).Prepend("is sound: True")));
    }

    [TestCase("hevc", "hevc", "libx265")]
    [TestCase("ffv1", "ffv1", "ffv1")]
    [TestCase("jpeg2000", "jpeg2000", "libopenjpeg")]
    public void Write_NamesTheCodecAndWhatToInstall(string asked, string codec, string encoder)
    {
        Assert.That(
            _lines.Single(line => line.StartsWith($"codec={asked}: ", StringComparison.Ordinal)),
            Does.Contain($"The codec '{codec}' cannot be written here").And.Contain($"'{encoder}'").And
                .Contain("native/install-deps"));
    }

    [Test]
    public void Write_OfTheSmallest_NeedsNoEncoder() => Assert.That(_lines, Has.One.EqualTo("codec=auto: written"));

    [Test]
    public void Write_Lossless_NeedsNoEncoder() => Assert.That(_lines, Has.One.EqualTo("lossless: written"));
}
