using System;
using System.Globalization;

namespace NumVid.Formats.NetCdf.Conventions;

/// <summary>Conversions of single numbers that lose nothing.</summary>
internal static class ExactNumbers
{
    /// <summary>Whether a type is one of the numeric types of SDS.</summary>
    internal static bool IsNumeric(Type type) =>
        Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Double;

    /// <summary>Whether a type is float or double.</summary>
    internal static bool IsFloating(Type type) => type == typeof(float) || type == typeof(double);

    /// <summary>The same number in another numeric type, or null when that type cannot hold it.</summary>
    internal static object? Convert(object? number, Type type)
    {
        if (number is null || !IsNumeric(number.GetType()) || !IsNumeric(type))
        {
            return null;
        }

        if (number.GetType() == type)
        {
            return number;
        }

        try
        {
            var converted = System.Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
            var back = System.Convert.ChangeType(converted, number.GetType(), CultureInfo.InvariantCulture);
            return back.Equals(number) ? converted : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Whether a value is NaN.</summary>
    internal static bool IsNaN(object? value) => value is float.NaN or double.NaN;

    /// <summary>NaN of a floating-point type.</summary>
    internal static object NaN(Type type) =>
        type == typeof(float) ? (object)float.NaN : double.NaN; // without the cast a float would be widened
}
