using System;
using System.Globalization;
using NumVid.Compare.Errors;

namespace NumVid.Compare.Configurations;

/// <summary>The name of a configuration, taken apart: <c>FAMILY</c> or <c>FAMILY:SETTING</c>.</summary>
/// <param name="Text">The whole name.</param>
/// <param name="Family">What stands before the colon.</param>
/// <param name="Setting">What stands behind it; null without a colon.</param>
internal sealed record ConfigurationName(string Text, string Family, string? Setting)
{
    /// <summary>Takes a name apart at its first colon.</summary>
    internal static ConfigurationName Of(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new(text, text, null) : new(text, text[..colon], text[(colon + 1)..]);
    }

    /// <summary>Whether a setting is a quality in the quality grammar, rather than a number or a preset.</summary>
    internal static bool IsQuality(string setting) =>
        setting == "lossless" || setting.Contains('=') || setting.Contains(":lossless", StringComparison.Ordinal);

    /// <summary>A part of the name as a number.</summary>
    /// <param name="text">The part.</param>
    /// <param name="what">What it stands for, for a message.</param>
    /// <param name="lowest">The lowest that is allowed.</param>
    /// <param name="highest">The highest.</param>
    /// <exception cref="Errors.UsageException">It is no such number.</exception>
    internal int ToNumber(string text, string what, int lowest, int highest) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= lowest && number <= highest
            ? number
            : throw new UsageException(
                $"'{text}' in the configuration '{Text}' is not {what}, a whole number in [{lowest}, {highest}].");
}
