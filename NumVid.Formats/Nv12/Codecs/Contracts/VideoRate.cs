using System;
using System.Globalization;

namespace NumVid.Formats.Nv12.Codecs.Contracts;

/// <summary>How much a codec may lose: a constant quantiser, a constant rate factor, a compression level, bits that are
/// shifted out, or nothing.</summary>
internal sealed record VideoRate
{
    private const string LosslessText = "lossless";
    private const string QuantiserMode = "qp";
    private const string ShiftMode = "shift";

    private VideoRate(string mode, int value)
    {
        Mode = mode;
        Value = value;
    }

    /// <summary>Every sample returns exactly.</summary>
    internal static VideoRate Lossless { get; } = new(LosslessText, 0);

    /// <summary><c>qp</c>, <c>crf</c>, <c>level</c>, <c>shift</c> or <c>lossless</c>.</summary>
    internal string Mode { get; }

    /// <summary>Whether every sample returns exactly.</summary>
    internal bool IsLossless => Mode == LosslessText;

    /// <summary>The quantiser, factor or level.</summary>
    internal int Value { get; }

    /// <summary>A constant quantiser, 0 to 51.</summary>
    internal static VideoRate Quantiser(int value) => new(QuantiserMode, value);

    /// <summary>Whether it is a constant quantiser.</summary>
    internal bool IsQuantiser => Mode == QuantiserMode;

    /// <summary>Whether it is a number of bits that are shifted out.</summary>
    internal bool IsShift => Mode == ShiftMode;

    /// <summary>Reads what <see cref="ToString"/> wrote, or returns null.</summary>
    internal static VideoRate? TryParse(string text)
    {
        if (text == LosslessText)
        {
            return Lossless;
        }

        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var isKnown = equals > 0 && text[..equals] is QuantiserMode or ShiftMode or "crf" or "level";
        return isKnown && int.TryParse(
            text.AsSpan(equals + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 51
            ? new VideoRate(text[..equals], value)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Mode == LosslessText ? Mode : string.Create(CultureInfo.InvariantCulture, $"{Mode}={Value}");
}
