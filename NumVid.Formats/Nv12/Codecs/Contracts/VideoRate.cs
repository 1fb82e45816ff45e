using System;
using System.Globalization;

namespace NumVid.Formats.Nv12.Codecs.Contracts;

/// <summary>How much a codec may lose: a constant quantiser or its step, a constant rate factor, a compression level, bits
/// that are shifted out, or nothing; and how long its groups are, where that was asked for.</summary>
internal sealed record VideoRate
{
    private const string LosslessText = "lossless";
    private const string QuantiserMode = "qp";
    private const string ShiftMode = "shift";
    private const string StepMode = "step";
    private const string GroupTerm = ",group=";
    private const int LargestValue = 51;

    // Steps count 256ths, up to 2^16.
    private const int StepUnit = 256;
    private const double LargestStep = 65536;

    private VideoRate(string mode, int value)
    {
        Mode = mode;
        Value = value;
    }

    /// <summary>Every sample returns exactly.</summary>
    internal static VideoRate Lossless { get; } = new(LosslessText, 0);

    /// <summary><c>qp</c>, <c>step</c>, <c>crf</c>, <c>level</c>, <c>shift</c> or <c>lossless</c>.</summary>
    internal string Mode { get; }

    /// <summary>Whether every sample returns exactly.</summary>
    internal bool IsLossless => Mode == LosslessText;

    /// <summary>The quantiser, the step in 256ths, the factor or level.</summary>
    internal int Value { get; }

    /// <summary>Frames of a group; null for the codec's own length.</summary>
    internal int? Group { get; init; }

    /// <summary>A constant quantiser, 0 to 51.</summary>
    internal static VideoRate Quantiser(int value) => new(QuantiserMode, value);

    /// <summary>A constant quantiser by its step, in codes.</summary>
    internal static VideoRate Step(double codes) => new(StepMode, (int)Math.Round(codes * StepUnit));

    /// <summary>Whether it is the step of a quantiser.</summary>
    internal bool IsStep => Mode == StepMode;

    /// <summary>Whether it is a constant quantiser.</summary>
    internal bool IsQuantiser => Mode == QuantiserMode;

    /// <summary>Whether it is a number of bits that are shifted out.</summary>
    internal bool IsShift => Mode == ShiftMode;

    /// <summary>Reads what <see cref="ToString"/> wrote, or returns null.</summary>
    internal static VideoRate? TryParse(string text)
    {
        var at = text.IndexOf(GroupTerm, StringComparison.Ordinal);
        if (at < 0)
        {
            return TryParseRate(text);
        }

        var group = Whole(text.AsSpan(at + GroupTerm.Length), byte.MaxValue);
        return group > 0 && TryParseRate(text[..at]) is { } rate ? rate with { Group = group } : null;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var rate = Mode switch
        {
            LosslessText => Mode,
            StepMode => string.Create(CultureInfo.InvariantCulture, $"{Mode}={(double)Value / StepUnit}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Mode}={Value}"),
        };
        return Group is { } frames ? string.Create(CultureInfo.InvariantCulture, $"{rate}{GroupTerm}{frames}") : rate;
    }

    private static VideoRate? TryParseRate(string text)
    {
        if (text == LosslessText)
        {
            return Lossless;
        }

        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var mode = equals > 0 ? text[..equals] : "";
        if (mode == StepMode)
        {
            return double.TryParse(
                text.AsSpan(equals + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var step)
                && step is > 0 and <= LargestStep ? Step(step) : null;
        }

        return mode is QuantiserMode or ShiftMode or "crf" or "level"
            && Whole(text.AsSpan(equals + 1), LargestValue) is { } value ? new VideoRate(mode, value) : null;
    }

    private static int? Whole(ReadOnlySpan<char> text, int largest) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= largest
            ? value : null;
}
