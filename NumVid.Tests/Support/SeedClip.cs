using System.Globalization;

namespace NumVid.Tests.Support;

/// <summary>The seed's own file; in ordinary runs its first frames, in their packets.</summary>
internal sealed record SeedClip(string Path, int FrameCount)
{
    /// <summary>The value of code 0, as the file's name tells.</summary>
    internal const double Minimum = -6.076788168243806;

    /// <summary>The value of code 4095.</summary>
    internal const double Maximum = 5.021517778572543;

    private const int AllFrames = 1301;

    /// <summary>Finds the file, or puts its beginning into a folder; skips the test where there is no file.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="frames">How many frames an ordinary run gets; from 249 on it has a second key frame.</param>
    internal static SeedClip In(TemporaryFolder folder, int frames)
    {
        var whole = TestFiles.Field(NameOf(AllFrames));
        if (LongRun.IsAsked)
        {
            return new SeedClip(whole, AllFrames);
        }

        var path = folder.File(NameOf(frames));
        ExternalTool.Run("ffmpeg", "-v", "error", "-i", whole, "-c", "copy", "-frames:v",
            frames.ToString(CultureInfo.InvariantCulture), path);
        return new SeedClip(path, frames);
    }

    /// <summary>What a code means, by the seed's own formula.</summary>
    internal static float ValueOf(int code) => (float)(Minimum + (code * (Maximum - Minimum) / 4095));

    private static string NameOf(int frames) => string.Create(
        CultureInfo.InvariantCulture, $"video_min{Minimum:R}_max{Maximum:R}_fc{frames}.mp4");
}
