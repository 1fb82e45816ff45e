namespace NumVid.Formats.Movies;

/// <summary>What the samples of a video in limited range become.</summary>
public enum LuminanceRange
{
    /// <summary>Black is 0 and white the largest number, as in FFmpeg's gray frames.</summary>
    Full = 0,

    /// <summary>The samples as they are coded: in 8 bits black is 16 and white 235.</summary>
    Coded = 1,
}
