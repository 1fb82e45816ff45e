using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NumVid.Formats.Movies;

/// <summary>What the names of FFmpeg's pixel formats tell.</summary>
internal static partial class PixelDepth
{
    private const int Least = 8;
    private const int Most = 16;

    /// <summary>Bits of the gray samples that hold the luminance: 8, 9, 10, 12, 14 or 16, as gray frames have
    /// them.</summary>
    internal static int Of(string pixelFormat) => pixelFormat switch
    {
        _ when DepthName().Match(pixelFormat) is { Success: true } match =>
            int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
        _ when TenBitName().IsMatch(pixelFormat) => 10,
        _ when DeepName().IsMatch(pixelFormat) => Most,
        _ => Least,
    };

    /// <summary>Whether samples are red, green and blue, from which a matrix makes the luminance.</summary>
    internal static bool IsRgb(string pixelFormat) => RgbName().IsMatch(pixelFormat);

    /// <summary>Whether there is one plane of gray and nothing else.</summary>
    internal static bool IsGray(string pixelFormat) =>
        pixelFormat.StartsWith("gray", StringComparison.Ordinal) && !DeepName().IsMatch(pixelFormat);

    /// <summary>FFmpeg's name of gray frames of a depth in this machine's byte order.</summary>
    internal static string GrayFormat(int bits) => bits == Least ? "gray"
        : string.Create(CultureInfo.InvariantCulture, $"gray{bits}{(BitConverter.IsLittleEndian ? "le" : "be")}");

    // yuv420p10le, gray12be, p016le, y210le, x2rgb10le, gbrap14le
    [GeneratedRegex("(9|10|12|14|16)(?:le|be)$", RegexOptions.CultureInvariant)]
    private static partial Regex DepthName();

    [GeneratedRegex("^(?:nv20|xv30)(?:le|be)$", RegexOptions.CultureInvariant)]
    private static partial Regex TenBitName();

    // Four or three samples of 16 bits together, and floating-point numbers.
    [GeneratedRegex("(?:48|64|f16|f32|xv36)(?:le|be)$", RegexOptions.CultureInvariant)]
    private static partial Regex DeepName();

    [GeneratedRegex("^(?:rgb|bgr|gbr|argb|abgr|0rgb|0bgr|x2rgb|x2bgr|pal8|bayer)", RegexOptions.CultureInvariant)]
    private static partial Regex RgbName();
}
