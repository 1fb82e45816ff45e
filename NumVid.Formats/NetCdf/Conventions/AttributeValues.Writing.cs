using System;
using System.Globalization;
using System.Linq;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Conventions;

/// <content>From SDS to the file.</content>
internal static partial class AttributeValues
{
    private const string TimeFormat = "O";

    /// <summary>The attribute that holds an SDS value, and the form to be noted.</summary>
    /// <param name="fileName">Its name in the file.</param>
    /// <param name="value">Null, or a value that SDS allows.</param>
    /// <exception cref="ArgumentException">SDS does not allow such a value.</exception>
    internal static (NetCdfAttribute Attribute, AttributeForm Form) ToFile(string fileName, object? value) => value switch
    {
        null => (new(fileName, NetCdfType.Text, new string?[] { null }), AttributeForm.Plain),
        string text => FromText(fileName, text),
        string[] texts => FromTexts(fileName, texts),
        bool flag => (new(fileName, NetCdfType.Byte, new[] { ToByte(flag) }), AttributeForm.Boolean),
        bool[] flags => (new(fileName, NetCdfType.Byte, Array.ConvertAll(flags, ToByte)), AttributeForm.BooleanArray),
        DateTime time => (new(fileName, NetCdfType.Char, new[] { ToText(time) }), AttributeForm.DateTime),
        DateTime[] times => (new(fileName, NetCdfType.Text, Array.ConvertAll(times, ToText)), AttributeForm.DateTimeArray),
        Array numbers => (new(fileName, TypeOf(numbers.GetType().GetElementType()!), numbers), ArrayForm(numbers)),
        _ => (new(fileName, TypeOf(value.GetType()), OneElement(value)), AttributeForm.Plain),
    };

    private static (NetCdfAttribute Attribute, AttributeForm Form) FromText(string fileName, string text) =>
        text.Contains('\0', StringComparison.Ordinal)
            ? (new(fileName, NetCdfType.Char, new[] { Uri.EscapeDataString(text) }), AttributeForm.Escaped)
            : (new(fileName, NetCdfType.Char, new[] { text }), AttributeForm.Plain);

    private static (NetCdfAttribute Attribute, AttributeForm Form) FromTexts(string fileName, string[] texts) =>
        texts.Any(text => text.Contains('\0', StringComparison.Ordinal))
            ? (new(fileName, NetCdfType.Text, Array.ConvertAll(texts, Uri.EscapeDataString)), AttributeForm.EscapedArray)
            : (new(fileName, NetCdfType.Text, texts), ArrayForm(texts));

    private static AttributeForm ArrayForm(Array values) => values.Length > 1 ? AttributeForm.Plain : AttributeForm.Array;

    private static NetCdfType TypeOf(Type type) => NetCdfTypes.FromClr(type)
        ?? throw new ArgumentException($"An attribute cannot hold values of type {type}.", nameof(type));

    private static Array OneElement(object value)
    {
        var values = Array.CreateInstance(value.GetType(), 1);
        values.SetValue(value, 0);
        return values;
    }

    private static byte ToByte(bool flag) => flag ? (byte)1 : (byte)0;

    private static string ToText(DateTime time) => time.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
