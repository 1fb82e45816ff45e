using System.IO;
using NUnit.Framework;
using NumVid.Formats.Nv12.Seed;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Seed;

internal sealed class SeedNameTests
{
    [TestCase("video_min-6.076788168243806_max5.021517778572543_fc1301.mp4", -6.076788168243806, 5.021517778572543)]
    [TestCase("video_min0_max1e-05_fc16.mp4", 0, 1e-5)]
    [TestCase("video_min-1.5E-07_max3E+20_fc12.mp4", -1.5e-7, 3e20)]
    [TestCase("a/b/video_min1_max2.mp4", 1, 2)]
    [TestCase("video_min1_max2.5.mp4", 1, 2.5)]
    [TestCase("video_high_min3_max3_fc8.mp4", 3, 3)]
    public void FindRange_ReadsIt(string path, double minimum, double maximum) =>
        Assert.That(SeedName.FindRange(path), Is.EqualTo(new SeedRange(minimum, maximum)));

    [TestCase("video.mp4")]
    [TestCase("video_min1_fc3.mp4")]
    [TestCase("video_min2_max1_fc3.mp4")]
    [TestCase("video_minnan_maxinf_fc3.mp4")]
    [TestCase("video_min-1e999_max1e999.mp4")]
    [TestCase("min1_max2/video.mp4")]
    public void FindRange_OfANameWithoutOne_IsNull(string path) => Assert.That(SeedName.FindRange(path), Is.Null);

    [TestCase("video_min1_max2_fc8_high.mp4", "video_min1_max2_fc8_low.mp4")]
    [TestCase("high_video_min1_max2.mp4", "low_video_min1_max2.mp4")]
    [TestCase("video-High.mp4", "video-Low.mp4")]
    public void FindPair_FindsTheOtherFile(string high, string low)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File(high), "");
        Assert.That(SeedName.FindPair(folder.File(high)), Is.Null, "the other file does not exist");
        File.WriteAllText(folder.File(low), "");
        Assert.That(SeedName.FindPair(folder.File(high)), Is.EqualTo((folder.File(high), folder.File(low))));
        Assert.That(SeedName.FindPair(folder.File(low)), Is.EqualTo((folder.File(high), folder.File(low))));
    }

    [Test]
    public void FindPair_OfAWordThatOnlyContainsHigh_IsNull()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("highland.mp4"), "");
        File.WriteAllText(folder.File("lowland.mp4"), "");
        Assert.That(SeedName.FindPair(folder.File("highland.mp4")), Is.Null);
    }
}
