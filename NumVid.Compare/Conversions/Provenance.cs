using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using NumVid.Compare.Results;

namespace NumVid.Compare.Conversions;

/// <summary>Says in the output what it was made of.</summary>
/// <remarks>Neither clock nor folders nor the output's name: two conversions of the same data are equal byte by
/// byte.</remarks>
internal static class Provenance
{
    private const string History = "history";
    private const int MostNamed = 16;

    /// <summary>The SHA-256 of a file in hexadecimal.</summary>
    internal static string ChecksumOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>The attributes of a file with one line more in its history; newest lines come first, as other programs
    /// have it.</summary>
    /// <param name="attributes">The attributes of the input.</param>
    /// <param name="request">What is done.</param>
    /// <param name="checksums">The SHA-256 of each input.</param>
    internal static IReadOnlyList<KeyValuePair<string, object?>> Added(
        IReadOnlyList<KeyValuePair<string, object?>> attributes, ConversionRequest request, IReadOnlyList<string> checksums)
    {
        var old = attributes.FirstOrDefault(attribute => attribute.Key == History).Value;

        // A history that is no text is somebody's own affair.
        var key = old is null or string ? History : "numvid_" + History;
        var line = LineOf(request, checksums);
        var text = old is string { Length: > 0 } before ? $"{line}\n{before}" : line;
        return [.. attributes.Where(attribute => attribute.Key != key), new(key, text)];
    }

    /// <summary>The line about a conversion.</summary>
    /// <param name="request">What is done.</param>
    /// <param name="checksums">The SHA-256 of each input.</param>
    internal static string LineOf(ConversionRequest request, IReadOnlyList<string> checksums)
    {
        // The number of threads changes no byte.
        var options = request.Options.Where(option => option.Key != "threads").OrderBy(option => option.Key, StringComparer.Ordinal)
            .Select(option => $" --{option.Key} {option.Value}");
        var variables = request.Names.Count == 0 ? "" : $" --variables {string.Join(',', request.Names)}";
        return $"numvid {ProgramVersion.Text}: convert to {request.Format}{string.Concat(options)}{variables}{request.Cut.Text}; {SourcesOf(request.Inputs, checksums)}";
    }

    /// <summary>The line about something appended.</summary>
    /// <param name="request">What is done.</param>
    /// <param name="checksums">The SHA-256 of each input.</param>
    internal static string LineOf(AppendRequest request, IReadOnlyList<string> checksums)
    {
        var along = request.Along is null ? "" : $" --along {request.Along}";
        var skips = request.SkipsExisting ? " --skip-existing" : "";
        return $"numvid {ProgramVersion.Text}: append{along}{skips}; {SourcesOf(request.Inputs, checksums)}";
    }

    private static string SourcesOf(IReadOnlyList<string> inputs, IReadOnlyList<string> checksums)
    {
        if (checksums.Count <= MostNamed)
        {
            return string.Join(", ", inputs.Zip(checksums, (path, sum) => $"source {Path.GetFileName(path)} SHA-256 {sum}"));
        }

        var all = SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(checksums.Select(sum => sum + "\n"))));
        return FormattableString.Invariant($"{checksums.Count} sources, {Path.GetFileName(inputs[0])} and others, SHA-256 of the lines of their SHA-256 {Convert.ToHexStringLower(all)}");
    }
}
