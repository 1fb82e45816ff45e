using System;
using System.Globalization;
using System.Linq;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Conventions;

/// <summary>Turns attributes of a file into values of SDS attributes, and back.</summary>
internal static partial class AttributeValues
{
    /// <summary>The value as SDS shows it: text, a scalar, a 1-d array, or null.</summary>
    /// <remarks>A note that does not fit its attribute, because another program changed it, is not followed.</remarks>
    internal static object? ToSds(NetCdfAttribute attribute, AttributeForm form) => form switch
    {
        AttributeForm.Array => WithoutNull(attribute.Values),
        AttributeForm.Boolean when attribute.Values is byte[] { Length: 1 } bytes => bytes[0] != 0,
        AttributeForm.BooleanArray when attribute.Values is byte[] bytes => Array.ConvertAll(bytes, b => b != 0),
        AttributeForm.DateTime when ParseTimes(attribute.Values) is { Length: 1 } times => times[0],
        AttributeForm.DateTimeArray when ParseTimes(attribute.Values) is { } times => times,
        AttributeForm.Escaped when attribute.Text is { } text => Uri.UnescapeDataString(text),
        AttributeForm.EscapedArray when attribute.Values is string?[] texts =>
            Array.ConvertAll(texts, text => Uri.UnescapeDataString(text ?? "")),
        _ => Natural(attribute.Values),
    };

    private static object? Natural(Array values) => values.Length == 1 ? values.GetValue(0) : WithoutNull(values);

    /// <summary>SDS has null attributes, but no null in an array of strings.</summary>
    private static Array WithoutNull(Array values) => values is string?[] texts
        ? Array.ConvertAll(texts, text => text ?? "")
        : values;

    private static DateTime[]? ParseTimes(Array values)
    {
        if (values is not string?[] texts)
        {
            return null;
        }

        var times = new DateTime[texts.Length];
        return texts.Select((text, i) => DateTime.TryParseExact(
            text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out times[i]))
                .All(isTime => isTime)
            ? times
            : null;
    }
}
