using System;
using System.Globalization;
using System.Linq;
using NumVid.Formats.Model;

namespace NumVid.Formats.Quality;

/// <summary>Terms that set what a codec has of its own: <c>group=N</c> and <c>step=V</c>.</summary>
internal static class CodecParameters
{
    private const int LongestGroup = 255;
    private const double SmallestStep = 0.25;
    private const double LargestStep = 65536;

    /// <summary>Reads a number of frames.</summary>
    /// <exception cref="FormatException">It is none that is allowed.</exception>
    internal static int Group(string term, string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var frames)
            && frames is >= 1 and <= LongestGroup
            ? frames
            : throw new FormatException($"'{term}' needs 1 to {LongestGroup} frames, for example group=6.");

    /// <summary>Reads a step.</summary>
    /// <exception cref="FormatException">It is none that is allowed.</exception>
    internal static double Step(string term, string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var step)
            && step is >= SmallestStep and <= LargestStep
            ? step
            : throw new FormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"'{term}' needs a step of {SmallestStep} to {LargestStep} codes, for example step=4."));

    /// <summary>Checks that they stand where something has them.</summary>
    /// <exception cref="FormatException">They do not.</exception>
    internal static void Check(QualityTerms terms, string text)
    {
        if (terms.GroupLength is null && terms.QuantiserStep is null)
        {
            return;
        }

        var term = terms.GroupLength is null ? "step" : "group";
        var codec = terms.Codec ?? terms.Preset?.Codec;
        if (codec is null || !CodecNames.WithGroups.Contains(codec))
        {
            throw new FormatException(
                $"'{term}' is for codec={string.Join(" or ", CodecNames.WithGroups)}, but '{text}' is "
                + $"{(codec is null ? "video" : codec)}.");
        }

        if (terms.IsLossless)
        {
            throw new FormatException($"'lossless' excludes '{term}', but '{text}' has both: nothing is quantised.");
        }

        if (terms.QuantiserStep is not null && terms.Preset is { } preset)
        {
            throw new FormatException(
                $"The preset '{preset.Name}' has its step, but '{text}' asks for another; leave one of them out.");
        }

        if (terms.QuantiserStep is not null && terms.PeakSignalToNoiseRatio is not null)
        {
            throw new FormatException($"'psnr' finds the step itself, but '{text}' gives one; leave one of them out.");
        }
    }
}
