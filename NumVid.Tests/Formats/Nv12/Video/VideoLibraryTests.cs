using NumVid.Formats.Nv12;
using NUnit.Framework;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12.Video;
using NumVid.Formats.Nv12.Video.Interop;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Video;

[NoLeakedHandles]
internal sealed class VideoLibraryTests
{
    [Test]
    public void Status_NamesVersionsAndBitDepths()
    {
        var status = Nv12Codecs.Status();
        Assert.That(status.IsUsable, Is.True, status.Problem);
        Assert.That(status.Problem, Is.Null);
        Assert.That(status.Version, Does.Match(@"^libavcodec \d+\.\d+\.\d+, libavformat \d+\.\d+\.\d+$"));
        Assert.That(status.Details, Does.Contain("8/10/12 bits, decoder hevc").And.Contain("8/10/12/16 bits, decoder ffv1"));
    }

    [TestCase("libx265", 16, false)]
    [TestCase("libx265", 12, true)]
    [TestCase("ffv1", 16, true)]
    [TestCase("ffv1", 11, false)]
    [TestCase("no-such-encoder", 8, false)]
    public void HasEncoder_TellsWhetherItOpens(string encoder, int bitDepth, bool expected) =>
        Assert.That(VideoLibrary.HasEncoder(encoder, bitDepth), Is.EqualTo(expected));

    [Test]
    public void Open_OfMissingEncoder_SaysWhatToDo()
    {
        var shape = new NvShape { width = 20, height = 20, coded_width = 20, coded_height = 20, frame_count = 1, bit_depth = 8 };
        var format = new VideoFormat("no-such-encoder", "ffv1", VideoContainer.Matroska);
        Assert.That(() => format.Encode(new ushort[400], shape, "", 1),
            Throws.TypeOf<MissingLibraryException>().With.Message.Contains("no-such-encoder").And.Message.Contains("native/install-deps"));
    }

    [Test]
    public void Open_WithUnknownOption_NamesIt()
    {
        var shape = new NvShape { width = 20, height = 20, coded_width = 20, coded_height = 20, frame_count = 1, bit_depth = 8 };
        Assert.That(() => VideoFormat.Ffv1.Encode(new ushort[400], shape, "nonsense=1", 1),
            Throws.ArgumentException.With.Message.Contains("nonsense"));
        Assert.That(() => VideoFormat.Hevc.Encode(new ushort[400], shape, "x265-params=log-level=none:nonsense=1", 1),
            Throws.TypeOf<VideoLibraryException>().With.Message.Contains("nonsense"));
    }
}
