using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NumVid.Compare.Report.Json;

/// <summary>Writes values of attributes; numbers that JSON does not have (NaN, infinities) and dates are
/// strings.</summary>
internal sealed class AttributeValueConverter : JsonConverter<AttributeValue>
{
    /// <inheritdoc/>
    public override AttributeValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Descriptions of files are written only.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AttributeValue value, JsonSerializerOptions options) =>
        Write(writer, value.Value);

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case sbyte or byte or short or ushort or int or uint or long:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                json.WriteNumberValue(number);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case Array array:
                WriteArray(json, array);
                break;
            case DateTime time:
                json.WriteStringValue(time.ToString("O", CultureInfo.InvariantCulture));
                break;
            case IFormattable number:
                json.WriteStringValue(number.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }

    private static void WriteArray(Utf8JsonWriter json, Array array)
    {
        json.WriteStartArray();
        foreach (var element in array)
        {
            Write(json, element);
        }

        json.WriteEndArray();
    }
}
