using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>Attributes in the manifest: every SDS type, scalar or 1-d array, bit by bit.</summary>
/// <remarks>Numbers are JSON numbers in their shortest exact form; floats that JSON cannot say are their bits in
/// hexadecimal; a DateTime is its 64-bit word; null is null.</remarks>
internal static class AttributeJson
{
    private const string NullType = "Null";

    /// <summary>Writes a list of attributes.</summary>
    internal static void Write(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> attributes)
    {
        json.WriteStartArray();
        foreach (var (name, value) in attributes)
        {
            json.WriteStartObject();
            json.WritePropertyName("name");
            WriteText(json, name);
            var type = value is Array ? value.GetType().GetElementType()! : value?.GetType();
            json.WriteString("type", type?.Name ?? NullType);
            json.WritePropertyName("value");
            WriteValue(json, value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Reads a list of attributes, none of which has the name of another.</summary>
    internal static List<KeyValuePair<string, object?>> Read(ManifestNode node)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return [.. node.Items().Select(item => new KeyValuePair<string, object?>(
            names.Add(item["name"].Text())
                ? item["name"].Text()
                : throw item["name"].Wrong("a name that no other attribute has"), ReadValue(item)))];
    }

    /// <summary>Writes text, also such that UTF-8 cannot carry.</summary>
    internal static void WriteText(Utf8JsonWriter json, string text)
    {
        if (WellFormedText.Check(text))
        {
            json.WriteStringValue(text);
            return;
        }

        json.WriteStartObject();
        json.WriteBase64String("utf16", MemoryMarshal.AsBytes(text.AsSpan()));
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        if (value is not Array array)
        {
            WriteScalar(json, value);
            return;
        }

        json.WriteStartArray();
        foreach (var item in array)
        {
            WriteScalar(json, item);
        }

        json.WriteEndArray();
    }

    private static void WriteScalar(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: WriteText(json, text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case DateTime time: json.WriteNumberValue(ElementBytes.DateTimeToWord(time)); break;
            case float number when float.IsFinite(number): json.WriteRealValue(number); break;
            case double number when double.IsFinite(number): json.WriteRealValue(number); break;
            case float number: json.WriteStringValue(Hex(BitConverter.SingleToUInt32Bits(number), 8)); break;
            case double number: json.WriteStringValue(Hex(BitConverter.DoubleToUInt64Bits(number), 16)); break;
            case ulong number: json.WriteNumberValue(number); break;
            default: json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
        }
    }

    private static object? ReadValue(ManifestNode attribute)
    {
        var typeName = attribute["type"].Plain();
        var node = attribute["value"];
        if (typeName == NullType)
        {
            return node.Element.ValueKind == JsonValueKind.Null ? null : throw node.Wrong("null");
        }

        var type = SdsTypes.Find(typeName) ?? throw attribute["type"].Wrong("an SDS type");
        if (node.Element.ValueKind != JsonValueKind.Array)
        {
            return ReadScalar(node, type);
        }

        var items = node.Items().ToArray();
        var array = Array.CreateInstance(type, items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            array.SetValue(ReadScalar(items[i], type), i);
        }

        return array;
    }

    private static object ReadScalar(ManifestNode node, Type type)
    {
        if (type == typeof(string))
        {
            return node.Text();
        }

        if (type == typeof(bool))
        {
            return node.Flag();
        }

        try
        {
            return ReadNumber(node, type);
        }
        catch (Exception e)
            when (e is FormatException or OverflowException or InvalidOperationException or InvalidDataException)
        {
            throw node.Wrong($"a value of type {type.Name}");
        }
    }

    private static object ReadNumber(ManifestNode node, Type type)
    {
        var element = node.Element;
        return Type.GetTypeCode(type) switch
        {
            TypeCode.DateTime => ElementBytes.WordToDateTime(element.GetUInt64()),
            TypeCode.Single => element.ValueKind == JsonValueKind.String
                ? BitConverter.UInt32BitsToSingle(checked((uint)FromHex(node))) : element.GetSingle(),
            TypeCode.Double => element.ValueKind == JsonValueKind.String
                ? BitConverter.UInt64BitsToDouble(FromHex(node)) : element.GetDouble(),
            TypeCode.UInt64 => element.GetUInt64(),
            _ => Convert.ChangeType(element.GetInt64(), type, CultureInfo.InvariantCulture),
        };
    }

    private static string Hex(ulong bits, int digits) =>
        "0x" + bits.ToString("X" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static ulong FromHex(ManifestNode node)
    {
        var text = node.Plain();
        return text.StartsWith("0x", StringComparison.Ordinal)
            ? ulong.Parse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : throw new FormatException();
    }
}
