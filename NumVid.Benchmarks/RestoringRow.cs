using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Formats.Model;

namespace NumVid.Benchmarks;

/// <summary>A file in the table of what comes back.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Original">Its bytes.</param>
internal sealed record RestoringRow(string Name, long Original)
{
    /// <summary>The bytes of the .nv12 file; null where none could be made.</summary>
    internal long? Restorable { get; init; }

    /// <summary>How the original came back: <c>yes</c>, or <c>dataset</c> where an equal dataset did, not the bytes; null
    /// where it did not.</summary>
    internal string? ComesBack { get; init; }

    /// <summary>How its fields are made.</summary>
    internal IReadOnlyList<OriginalPart> Parts { get; init; } = [];

    /// <summary>The bytes repacked in the same format; null where that cannot be.</summary>
    internal long? Repacked { get; init; }

    /// <summary>The bytes of <c>xz -9</c>.</summary>
    internal long? Xz { get; init; }

    /// <summary>The .nv12 file to the original.</summary>
    internal double? Ratio => (double?)Restorable / Original;

    /// <summary>The .nv12 file to the repacked one.</summary>
    internal double? ToRepacked => (double?)Restorable / Repacked;

    /// <summary>The .nv12 file to <c>xz -9</c>.</summary>
    internal double? ToXz => (double?)Restorable / Xz;

    /// <summary>Its line.</summary>
    internal string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Name} | {Original} | {Restorable} | {Ratio:F3} | {Count(", made again")} / {Count(" patched")} / "
            + $"{KeptText} | {Repacked} | {ToRepacked:F3} | {Xz} | {ComesBack ?? "NO"} |");

    /// <summary>The head of the table.</summary>
    /// <param name="parts">What the format's files have.</param>
    /// <param name="repacked">What repacked files are called.</param>
    internal static string HeadingOf(string parts, string repacked) =>
        $"| file | bytes | restorable | ratio | {parts} made again / patched / kept | {repacked} | "
        + $"restorable / {repacked} | xz -9 | comes back |\n|---|---:|---:|---:|---|---:|---:|---:|---|";

    private string KeptText => Parts.Where(IsKept).ToArray() is not { Length: > 0 } kept ? "0"
        : $"{kept.Sum(part => part.Count)} ({string.Join("; ", kept.Select(part => part.Kind))})";

    private static bool IsKept(OriginalPart part) => part.Kind.Contains(", kept", StringComparison.Ordinal);

    private int Count(string end) =>
        Parts.Where(part => part.Kind.EndsWith(end, StringComparison.Ordinal)).Sum(part => part.Count);
}
