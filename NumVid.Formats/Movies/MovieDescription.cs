namespace NumVid.Formats.Movies;

/// <summary>What ffprobe tells of a video file.</summary>
/// <param name="Container">FFmpeg's names of the kind of file, for example <c>mov,mp4,m4a,3gp,3g2,mj2</c>.</param>
/// <param name="Codec">FFmpeg's name of the codec, for example <c>h264</c>.</param>
/// <param name="PixelFormat">FFmpeg's name of the pixel format, for example <c>yuv420p10le</c>.</param>
/// <param name="Width">Columns, before a rotation that the file may ask for.</param>
/// <param name="Height">Rows, before such a rotation.</param>
/// <param name="BitDepth">Bits of a luminance sample in [8, 16].</param>
/// <param name="FramesPerSecond">The mean rate that the file names; 0 when it names none.</param>
/// <param name="ColourRange"><c>tv</c> (limited), <c>pc</c> (full) or <c>unknown</c>.</param>
/// <param name="ColourMatrix">The matrix that the file names, for example <c>bt709</c>, or <c>unknown</c>.</param>
/// <param name="IsRgb">Whether the samples are red, green and blue.</param>
/// <param name="IsGray">Whether the samples are gray and nothing else.</param>
/// <param name="StreamIndex">The number of the stream in the file.</param>
public sealed record MovieDescription(
    string Container,
    string Codec,
    string PixelFormat,
    int Width,
    int Height,
    int BitDepth,
    double FramesPerSecond,
    string ColourRange,
    string ColourMatrix,
    bool IsRgb,
    bool IsGray,
    int StreamIndex);
