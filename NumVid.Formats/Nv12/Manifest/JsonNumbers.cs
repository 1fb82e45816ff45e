using System.Text.Json;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>Finite numbers in JSON, shortest and exact.</summary>
/// <remarks>The negative zero is <c>-0.0</c>: many readers of JSON make the integer 0 of <c>-0</c>, which has no sign.
/// </remarks>
internal static class JsonNumbers
{
    private const string NegativeZero = "-0.0";

    /// <summary>Writes a property.</summary>
    internal static void WriteReal(this Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        json.WriteRealValue(value);
    }

    /// <summary>Writes a value.</summary>
    internal static void WriteRealValue(this Utf8JsonWriter json, double value)
    {
        if (value == 0 && double.IsNegative(value))
        {
            json.WriteRawValue(NegativeZero);
        }
        else
        {
            json.WriteNumberValue(value);
        }
    }

    /// <summary>Writes a value.</summary>
    internal static void WriteRealValue(this Utf8JsonWriter json, float value)
    {
        if (value == 0 && float.IsNegative(value))
        {
            json.WriteRawValue(NegativeZero);
        }
        else
        {
            json.WriteNumberValue(value);
        }
    }
}
