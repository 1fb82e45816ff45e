using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Nv12.Elements;

/// <summary>The element types of SDS variables, by their names in the manifest.</summary>
internal static class SdsTypes
{
    private static readonly Dictionary<string, Type> s_types = new Type[]
    {
        typeof(double), typeof(float), typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int),
        typeof(uint),
        typeof(long), typeof(ulong), typeof(DateTime), typeof(string), typeof(bool),
    }.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>The type of a name, or null.</summary>
    internal static Type? Find(string name) => s_types.GetValueOrDefault(name);

    /// <summary>Lets a visitor do with a type what it does with each.</summary>
    /// <exception cref="ArgumentException">SDS has no variables of it.</exception>
    internal static TResult Accept<TResult>(Type type, IElementTypeVisitor<TResult> visitor) =>
        Type.GetTypeCode(type) switch
        {
            TypeCode.Double => visitor.Visit<double>(),
            TypeCode.Single => visitor.Visit<float>(),
            TypeCode.SByte => visitor.Visit<sbyte>(),
            TypeCode.Byte => visitor.Visit<byte>(),
            TypeCode.Int16 => visitor.Visit<short>(),
            TypeCode.UInt16 => visitor.Visit<ushort>(),
            TypeCode.Int32 => visitor.Visit<int>(),
            TypeCode.UInt32 => visitor.Visit<uint>(),
            TypeCode.Int64 => visitor.Visit<long>(),
            TypeCode.UInt64 => visitor.Visit<ulong>(),
            TypeCode.DateTime => visitor.Visit<DateTime>(),
            TypeCode.Boolean => visitor.Visit<bool>(),
            TypeCode.String => visitor.Visit<string>(),
            _ => throw new ArgumentException($"SDS has no variables of type {type.Name}.", nameof(type)),
        };
}
