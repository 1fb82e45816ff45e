using System.IO;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Fuzzing;

/// <summary>Files of .nv12 with streams that were made elsewhere.</summary>
internal static class KeptSeeds
{
    /// <summary>Writes one for each codec.</summary>
    internal static void Write(string folder)
    {
        using var clips = new TemporaryFolder();
        Write("hevc.mp4", "gray12le", "-c:v", "libx265", "-x265-params", "log-level=none:keyint=2");
        Write("ffv1.mkv", "gray10le", "-c:v", "ffv1", "-level", "3", "-slices", "4");
        Write("jpeg2000.mkv", "gray", "-c:v", "libopenjpeg", "-numresolution", "3");

        void Write(string name, string format, params string[] options)
        {
            ExternalTool.Run("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc2=size=64x34:rate=5:duration=0.8",
                "-pix_fmt", format, .. options, clips.File(name)]);
            var (exitCode, _, error) = NumVidProgram.Run("import", clips.File(name),
                Path.Combine(folder, $"kept-{Path.GetFileNameWithoutExtension(name)}.nv12"), "--keep-stream");
            Assert.That(exitCode, Is.Zero, error);
        }
    }
}
