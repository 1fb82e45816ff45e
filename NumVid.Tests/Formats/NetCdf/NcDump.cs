using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.NetCdf;

/// <summary>What ncdump prints of a file, parsed without any of our code.</summary>
internal sealed class NcDump
{
    private readonly string _text;

    internal NcDump(string path, params string[] options) =>
        _text = ExternalTool.Run("ncdump", ["-p", "9,17", .. options, path]);

    /// <summary>The whole output.</summary>
    public override string ToString() => _text;

    /// <summary>The declarations of variables: type, name and number of dimensions.</summary>
    internal IEnumerable<(string Type, string Name, int Rank)> Variables()
    {
        var section = Between("\nvariables:\n", "\n// global attributes") ?? Between("\nvariables:\n", "\ndata:") ?? "";
        foreach (var line in section.Split('\n')
            .Where(line => line.StartsWith('\t') && !line.StartsWith("\t\t", StringComparison.Ordinal)))
        {
            var words = line.Trim().TrimEnd(';', ' ').Split(' ', 2);
            var open = words[1].IndexOf('(', StringComparison.Ordinal);
            yield return open < 0 ? (words[0], words[1], 0)
                : (words[0], words[1][..open], words[1].Count(c => c == ',') + 1);
        }
    }

    /// <summary>The number that an attribute holds, or null when it is not there.</summary>
    internal double? Number(string variable, string attribute)
    {
        var text = Between($"\t\t{variable}:{attribute} = ", " ;");
        return text is null ? null
            : double.Parse(text.TrimEnd('f', 's', 'b', 'd', 'L', 'U', '.'), CultureInfo.InvariantCulture);
    }

    /// <summary>The printed values of a variable; those equal to its fill value are NaN.</summary>
    internal double[] Values(string variable)
    {
        var data = Between("\ndata:\n", "\n}") ?? throw new InvalidOperationException("ncdump printed no data.");
        var start = data.IndexOf($"\n {variable} =", StringComparison.Ordinal) + variable.Length + 4;
        var end = data.IndexOf(" ;", start, StringComparison.Ordinal);
        var numbers = new List<double>();
        var rest = data.AsSpan(start, end - start);
        foreach (var range in rest.Split(','))
        {
            var word = rest[range].Trim();
            numbers.Add(word is "_" || word.StartsWith("NaN", StringComparison.Ordinal) ? double.NaN : Parse(word));
        }

        return [.. numbers];
    }

    private static double Parse(ReadOnlySpan<char> word) => word.StartsWith("Infinity") ? double.PositiveInfinity
        : word.StartsWith("-Infinity") ? double.NegativeInfinity
        : double.Parse(word.TrimEnd("fbsdLU"), CultureInfo.InvariantCulture);

    private string? Between(string before, string after)
    {
        var start = _text.IndexOf(before, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        start += before.Length;
        var end = _text.IndexOf(after, start, StringComparison.Ordinal);
        return end < 0 ? _text[start..] : _text[start..end];
    }
}
