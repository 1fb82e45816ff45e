using System;
using System.Globalization;
using System.Linq;

namespace Microsoft.Research.Science.Data;

/// <content>Values from texts and back.</content>
public static partial class TypeUtils
{
    private const NumberStyles RealNumber = NumberStyles.Float | NumberStyles.AllowThousands;

    /// <summary>Reads a value; an empty text is the default missing value of its type.</summary>
    /// <param name="s">The text.</param>
    /// <param name="type">The type of the value.</param>
    /// <exception cref="FormatException">The text is not such a value.</exception>
    public static object? Parse(string? s, Type type) => Parse(s, type, CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Parse(string, Type)"/>
    /// <param name="s">The text.</param>
    /// <param name="type">The type of the value.</param>
    /// <param name="formatProvider">How numbers and dates are written.</param>
    public static object? Parse(string? s, Type type, IFormatProvider? formatProvider) =>
        Parse(s, type, GetDefaultMissingValue(type), formatProvider);

    /// <summary>Reads a value.</summary>
    /// <param name="s">The text.</param>
    /// <param name="type">The type of the value.</param>
    /// <param name="missingValue">What an empty text stands for.</param>
    /// <exception cref="FormatException">The text is not such a value.</exception>
    public static object? Parse(string? s, Type type, object? missingValue) =>
        Parse(s, type, missingValue, CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Parse(string, Type, object)"/>
    /// <param name="s">The text.</param>
    /// <param name="type">The type of the value.</param>
    /// <param name="missingValue">What an empty text stands for.</param>
    /// <param name="formatProvider">How numbers and dates are written.</param>
    public static object? Parse(string? s, Type type, object? missingValue, IFormatProvider? formatProvider)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type == typeof(string))
        {
            return s ?? missingValue;
        }

        if (string.IsNullOrWhiteSpace(s))
        {
            return missingValue;
        }

        return type.IsEnum
            ? Enum.Parse(type, s) : ParseValue(s.Trim(), type, formatProvider ?? CultureInfo.InvariantCulture);
    }

    /// <summary>Writes a value so that it can be read back; the elements of an array one after the other.</summary>
    /// <param name="o">The value, or an array; null is an empty text.</param>
    /// <param name="separator">What stands between elements.</param>
    public static string SerializeToString(object? o, char separator) => o switch
    {
        Array array => string.Join(separator, array.Cast<object?>().Select(TextOf)),
        _ => TextOf(o),
    };

    /// <summary>Tells whether a text is a date.</summary>
    /// <param name="s">The text.</param>
    /// <param name="formatProvider">How dates are written.</param>
    public static bool IsDateTime(string? s, IFormatProvider? formatProvider) =>
        DateTime.TryParse(s, formatProvider, DateTimeStyles.None, out _);

    /// <summary>Tells whether a text is a whole number of 32 bits.</summary>
    /// <param name="s">The text.</param>
    /// <param name="formatProvider">How numbers are written.</param>
    public static bool IsInt(string? s, IFormatProvider? formatProvider) =>
        int.TryParse(s, NumberStyles.Integer, formatProvider, out _);

    /// <summary>Tells whether a text is a number.</summary>
    /// <param name="s">The text.</param>
    /// <param name="formatProvider">How numbers are written.</param>
    public static bool IsDouble(string? s, IFormatProvider? formatProvider) =>
        double.TryParse(s, RealNumber, formatProvider, out _);

    /// <summary>Tells whether a text is true or false.</summary>
    /// <param name="s">The text.</param>
    public static bool IsBool(string? s) => bool.TryParse(s, out _);

    private static object ParseValue(string s, Type type, IFormatProvider provider)
    {
        try
        {
            return Type.GetTypeCode(type) switch
            {
                TypeCode.Double => double.Parse(s, RealNumber, provider),
                TypeCode.Single => float.Parse(s, RealNumber, provider),
                TypeCode.DateTime => DateTime.Parse(s, provider, DateTimeStyles.RoundtripKind),
                _ => Convert.ChangeType(s, type, provider),
            };
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            throw new FormatException($"'{s}' is no value of type {type.Name}.", e);
        }
    }

    private static string TextOf(object? value) => value switch
    {
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
