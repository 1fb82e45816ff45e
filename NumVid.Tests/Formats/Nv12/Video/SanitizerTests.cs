using System.IO;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Nv12.Video;

/// <summary>The C test of the shim, built with AddressSanitizer, UndefinedBehaviorSanitizer and
/// LeakSanitizer.</summary>
internal sealed class SanitizerTests
{
    [Test]
    public void Shim_UnderSanitizers_IsClean()
    {
        var native = Path.Combine(TestFiles.Root, "native");
        var output = Path.Combine(TestFiles.Root, "artifacts", "native-sanitized");
        ExternalTool.Run("bash", Path.Combine(native, "build"), output, "-DNUMVID_AV_TEST=ON");

        var (exitCode, printed, error) = ExternalTool.TryRun(Path.Combine(output, "numvid_av_test"), "400", "20261");

        Assert.That(error, Is.Empty, "FFmpeg and x265 must be quiet, the sanitizers have nothing to say");
        Assert.That(printed.TrimEnd(), Does.EndWith("all ok"));
        Assert.That(exitCode, Is.Zero);
    }
}
