using System;
using System.Globalization;

namespace NumVid.Formats.Quality;

/// <summary>How much of a variable is coded together: <c>segment=24f</c> frames, or <c>segment=2^18</c> or
/// <c>segment=262144</c> values.</summary>
/// <remarks>Less to decode for one step, and larger files, the smaller it is.</remarks>
internal readonly record struct SegmentLength
{
    /// <summary>The most values of a segment.</summary>
    internal const int MaxValues = 1 << 25;

    private const char FramesMark = 'f';
    private const char PowerMark = '^';

    private SegmentLength(int? frames, int? values)
    {
        Frames = frames;
        Values = values;
    }

    /// <summary>The frames of a segment; null where values are counted.</summary>
    internal int? Frames { get; }

    /// <summary>About how many values a segment has; null where frames are counted.</summary>
    internal int? Values { get; }

    /// <summary>Reads a length, or returns null where the text is none.</summary>
    internal static SegmentLength? TryParse(string? text)
    {
        if (text is [.. var frames, FramesMark])
        {
            return Whole(frames) is { } count ? new SegmentLength(count, null) : null;
        }

        var power = text?.IndexOf(PowerMark, StringComparison.Ordinal) ?? -1;
        var values = power < 0 ? Whole(text) : PowerOf(Whole(text![..power]), Whole(text[(power + 1)..]));
        return values is { } whole ? new SegmentLength(null, whole) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Frames is { } frames
        ? frames.ToString(CultureInfo.InvariantCulture) + FramesMark
        : Values.GetValueOrDefault().ToString(CultureInfo.InvariantCulture);

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= MaxValues
            ? number
            : null;

    private static int? PowerOf(int? number, int? exponent) =>
        number is { } radix && exponent is { } times && Math.Pow(radix, times) is <= MaxValues and var power
            ? (int)power
            : null;
}
