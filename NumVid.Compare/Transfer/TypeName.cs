using System;

namespace NumVid.Compare.Transfer;

/// <summary>Names of value types for people, with their width.</summary>
internal static class TypeName
{
    /// <summary>The name, for example <c>float32</c> for <see cref="float"/>.</summary>
    internal static string Of(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Single => "float32",
        TypeCode.Double => "float64",
        TypeCode.SByte => "int8",
        TypeCode.Byte => "uint8",
        TypeCode.Int16 => "int16",
        TypeCode.UInt16 => "uint16",
        TypeCode.Int32 => "int32",
        TypeCode.UInt32 => "uint32",
        TypeCode.Int64 => "int64",
        TypeCode.UInt64 => "uint64",
        TypeCode.Boolean => "bool",
        TypeCode.String => "string",
        TypeCode.DateTime => "date-time",
        _ => type.Name,
    };
}
