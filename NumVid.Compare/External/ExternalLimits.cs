using System;
using System.Globalization;
using NumVid.Compare.Errors;

namespace NumVid.Compare.External;

/// <summary>What a program of somebody else's may take, each time that it is started.</summary>
/// <param name="Time">Wall time.</param>
/// <param name="MemoryBytes">Address space.</param>
internal sealed record ExternalLimits(TimeSpan Time, long MemoryBytes)
{
    /// <summary>Ten minutes and 8 GiB.</summary>
    internal static ExternalLimits Default { get; } = new(TimeSpan.FromSeconds(600), 8L << 30);

    /// <summary>Parses <c>time=600,memory=8G</c>; what is not named stays as it is by default.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    internal static ExternalLimits Parse(string text)
    {
        var limits = Default;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            limits = part.Split('=', 2) switch
            {
                ["time", var seconds] when Number(seconds) is { } value and > 0 and < int.MaxValue / 1000 =>
                    limits with { Time = TimeSpan.FromSeconds(value) },
                ["memory", var bytes] when Bytes(bytes) is { } value and > 0 => limits with { MemoryBytes = value },
                _ => throw new UsageException(
                    $"'{part}' is no limit; 'time=SECONDS' and 'memory=BYTES' are, bytes with K, M or G behind them, "
                    + "for example 'time=600,memory=8G'."),
            };
        }

        return limits;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value) ? value : null;

    private static long? Bytes(string text)
    {
        var shift = text is [.., var unit] ? unit switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 } : 0;
        return Number(shift > 0 ? text[..^1] : text) * (1L << shift) is { } bytes and < long.MaxValue
            ? (long)bytes : null;
    }
}
