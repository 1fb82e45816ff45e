using System;

namespace Microsoft.Research.Science.Data;

/// <summary>Kinds of element types, and their values as texts.</summary>
/// <remarks>Without a format provider texts are those of the invariant culture.</remarks>
public static partial class TypeUtils
{
    /// <summary>Tells whether a type is that of floating-point numbers.</summary>
    /// <param name="type">The type.</param>
    public static bool IsRealNumber(Type type) =>
        Type.GetTypeCode(type) is TypeCode.Double or TypeCode.Single or TypeCode.Decimal;

    /// <summary>Tells whether a type is that of whole numbers.</summary>
    /// <param name="type">The type.</param>
    public static bool IsIntegerNumber(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return !type.IsEnum && Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64;
    }

    /// <summary>Tells whether a type is <see cref="DateTime"/>.</summary>
    /// <param name="type">The type.</param>
    public static bool IsDateTime(Type type) => type == typeof(DateTime);

    /// <summary>Tells whether a type is that of numbers.</summary>
    /// <param name="type">The type.</param>
    public static bool IsNumeric(Type type) => IsRealNumber(type) || IsIntegerNumber(type);

    /// <summary>Tells whether a type is an enumeration.</summary>
    /// <param name="type">The type.</param>
    public static bool IsEnum(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.IsEnum;
    }

    /// <summary>Returns the value that stands for a missing one when nothing else is said: NaN, the end of the range of
    /// integers (the smallest one of signed, the largest one of unsigned), <see cref="DateTime.MinValue"/>, or
    /// null.</summary>
    /// <param name="type">The type.</param>
    public static object? GetDefaultMissingValue(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Double => double.NaN,
        TypeCode.Single => float.NaN,
        TypeCode.SByte => sbyte.MinValue,
        TypeCode.Int16 => short.MinValue,
        TypeCode.Int32 => int.MinValue,
        TypeCode.Int64 => long.MinValue,
        TypeCode.Byte => byte.MaxValue,
        TypeCode.UInt16 => ushort.MaxValue,
        TypeCode.UInt32 => uint.MaxValue,
        TypeCode.UInt64 => ulong.MaxValue,
        TypeCode.DateTime => DateTime.MinValue,
        _ => null,
    };

    /// <summary>Returns the type of an array's elements.</summary>
    /// <param name="a">The array.</param>
    public static Type GetElementType(Array a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return a.GetType().GetElementType()!;
    }
}
