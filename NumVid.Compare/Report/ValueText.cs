using System;
using System.Globalization;

namespace NumVid.Compare.Report;

/// <summary>Writes a value so that nothing of it is lost.</summary>
internal static class ValueText
{
    private const string Date = "yyyy-MM-ddTHH:mm:ss.FFFFFFF";

    /// <summary>The shortest text that stands for the value and no other.</summary>
    internal static string Of(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToString(Date, CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
