using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Nv12.Elements;

/// <summary>The names of SDS types in the manifest.</summary>
internal static class SdsTypes
{
    private static readonly Dictionary<string, Type> s_types = new Type[]
    {
        typeof(double), typeof(float), typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint),
        typeof(long), typeof(ulong), typeof(DateTime), typeof(string), typeof(bool),
    }.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>The type of a name, or null.</summary>
    internal static Type? Find(string name) => s_types.GetValueOrDefault(name);
}
