using System;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;

namespace NumVid.Formats.Nv12.Seed;

/// <summary>What the name of such a file tells: <c>video_min-6.07_max5.02_fc1301.mp4</c>, and <c>high</c> or <c>low</c>
/// in a pair.</summary>
/// <remarks>The number behind <c>fc</c> is a count of frames in some files and a bit depth in others, so nothing rests
/// on it.</remarks>
public static partial class SeedName
{
    private const string High = "high";
    private const string Low = "low";

    /// <summary>Reads the range.</summary>
    /// <param name="path">The file; only its name is looked at.</param>
    /// <returns>The range, or null when the name does not have one.</returns>
    /// <remarks>Numbers are in the invariant culture, exponents included; minimum is not above maximum.</remarks>
    public static SeedRange? FindRange(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var match = RangePattern().Match(Path.GetFileName(path));
        return match.Success
            && double.TryParse(
                match.Groups[1].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var minimum)
            && double.TryParse(
                match.Groups[2].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var maximum)
            && double.IsFinite(maximum - minimum) && minimum <= maximum
                ? new SeedRange(minimum, maximum)
                : null;
    }

    /// <summary>Finds the pair that a file belongs to by the word <c>high</c> or <c>low</c> in its name.</summary>
    /// <param name="path">Either file of the pair.</param>
    /// <returns>Both files, or null when the name has no such word or the other file does not exist.</returns>
    public static (string High, string Low)? FindPair(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var folder = Path.GetDirectoryName(path) ?? "";
        var name = Path.GetFileName(path);
        var high = Path.Combine(folder, WordPattern().Replace(name, match => Like(match.Value, High), 1));
        var low = Path.Combine(folder, WordPattern().Replace(name, match => Like(match.Value, Low), 1));
        return high != low && File.Exists(high) && File.Exists(low) ? (high, low) : null;
    }

    private static string Like(string pattern, string word) =>
        char.IsUpper(pattern[0]) ? char.ToUpperInvariant(word[0]) + word[1..] : word;

    [GeneratedRegex(@"min(-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)_?max(-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex RangePattern();

    [GeneratedRegex(@"(?<![A-Za-z])(?:high|low|High|Low)(?![A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();
}
