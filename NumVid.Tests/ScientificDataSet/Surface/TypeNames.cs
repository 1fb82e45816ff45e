using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Tests.ScientificDataSet.Surface;

/// <summary>Names of types as C# writes them, without namespaces.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
    };

    internal static string Of(Type type)
    {
        if (type.HasElementType)
        {
            var element = Of(type.GetElementType()!);
            return type.IsArray ? $"{element}[{new string(',', type.GetArrayRank() - 1)}]" : element;
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var arguments = type.IsGenericType ? type.GetGenericArguments() : [];
        var inherited = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var own = arguments.Length > inherited ? $"<{string.Join(',', arguments.Skip(inherited).Select(Of))}>" : "";
        var name = s_keywords.TryGetValue(type, out var keyword) ? keyword : type.Name.Split('`')[0] + own;
        return type.IsNested ? Of(type.DeclaringType!) + "." + name : name;
    }
}
