using System.IO;
using System.Linq;
using NumVid.Tests.Support;

namespace NumVid.Tests.Fuzzing;

/// <summary>Small videos of many containers and codecs; those with a range in their name are the seed's kind.</summary>
internal static class MovieSeeds
{
    private const string Source = "testsrc2=size=64x34:rate=5:duration=1";

    /// <summary>Whether an import of the file keeps its stream in every second mutant.</summary>
    internal static bool CanKeep(string path) => Path.GetFileName(path).Contains("gray", System.StringComparison.Ordinal);

    /// <summary>Writes them into a folder.</summary>
    internal static void Write(string folder)
    {
        // One run of ffmpeg for all of them.
        string[][] clips =
        [
            ["h264.mp4", "yuv420p", "-c:v", "libx264"],
            ["vp9.webm", "yuv420p", "-c:v", "libvpx-vp9"],
            ["raw.y4m", "yuv422p10le", "-strict", "-1"],
            ["motion.avi", "yuvj420p", "-c:v", "mjpeg"],
            ["colours.gif", "rgb8"],
            ["old.ts", "yuv420p", "-c:v", "mpeg2video", "-r", "25"],
            ["gray-ffv1.mkv", "gray10le", "-c:v", "ffv1", "-level", "3", "-slices", "4"],
            ["gray-jpeg2000.mov", "gray", "-c:v", "libopenjpeg", "-numresolution", "3"],
            ["gray-hevc.mp4", "gray12le", "-c:v", "libx265", "-x265-params", "log-level=none:keyint=3"],
        ];
        ExternalTool.Run("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", Source,
            .. clips.SelectMany(clip => (string[])["-pix_fmt", clip[1], .. clip[2..], Path.Combine(folder, clip[0])])]);
        File.Copy(Path.Combine(folder, "gray-hevc.mp4"), Path.Combine(folder, "gray_min0_max1_fc5.mp4"));
    }
}
