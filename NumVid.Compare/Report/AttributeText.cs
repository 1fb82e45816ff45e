using System;
using System.Globalization;
using System.Linq;
using NumVid.Compare.Report.Numbers;

namespace NumVid.Compare.Report;

/// <summary>Writes attribute values for people.</summary>
internal static class AttributeText
{
    private const int LongestText = 100;
    private const int MostElements = 8;

    /// <summary>One line, shortened when it is long.</summary>
    internal static string Of(object? value) => value switch
    {
        null => "null",
        string text => Quote(text),
        Array { Length: > MostElements } array =>
            $"[{string.Join(", ", array.Cast<object?>().Take(MostElements).Select(Of))}, ... "
                + $"{Figure.Count(array.Length)} in all]",
        Array array => $"[{string.Join(", ", array.Cast<object?>().Select(Of))}]",
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Quote(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= LongestText ? $"\"{line}\"" : $"\"{line[..LongestText]}...\"";
    }
}
