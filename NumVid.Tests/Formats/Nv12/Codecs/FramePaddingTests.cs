using NUnit.Framework;
using NumVid.Formats.Nv12.Codecs.Hevc;

namespace NumVid.Tests.Formats.Nv12.Codecs;

internal sealed class FramePaddingTests
{
    [TestCase(1, 1, 17, 16)]
    [TestCase(16, 16, 17, 16)]
    [TestCase(17, 15, 17, 16)]
    [TestCase(31, 17, 31, 17)]
    [TestCase(32, 32, 33, 32)]
    [TestCase(64, 10, 65, 16)]
    [TestCase(65, 64, 65, 64)]
    [TestCase(128, 721, 128, 721)]
    public void ForHevc_FollowsTheRule(int width, int height, int codedWidth, int codedHeight) =>
        Assert.That(FramePadding.ForHevc(width, height), Is.EqualTo(new FramePadding(codedWidth, codedHeight)));
}
