using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Microsoft.Research.Science.Data.CSV;

/// <summary>Values as cells.</summary>
internal static class CsvValues
{
    private const string DateForm = "yyyy-MM-ddTHH:mm:ss.fffffff";

    private static readonly Dictionary<string, Type> s_types = new[]
    {
        typeof(double), typeof(float), typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int),
        typeof(uint), typeof(long), typeof(ulong), typeof(DateTime), typeof(string), typeof(bool),
    }.ToDictionary(type => type.Name);

    /// <summary>The type of a name.</summary>
    /// <exception cref="CsvParsingFailedException">There is no such type.</exception>
    internal static Type TypeOf(string name) => s_types.TryGetValue(name, out var type) ? type
        : throw new CsvParsingFailedException(
            $"'{name}' is no type of values, only {string.Join(", ", s_types.Keys)}.");

    internal static string TextOf(object? value, CultureInfo culture) => value switch
    {
        DateTime time => time.ToString(DateForm, CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, culture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <exception cref="CsvParsingFailedException">The cell holds no such value.</exception>
    internal static object? Parse(string cell, Type type, CultureInfo culture)
    {
        try
        {
            return type == typeof(DateTime)
                ? DateTime.Parse(cell, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
                : TypeUtils.Parse(cell, type, culture);
        }
        catch (FormatException e)
        {
            throw new CsvParsingFailedException($"The cell '{cell}' holds no value of type {type.Name}.", e);
        }
    }
}
