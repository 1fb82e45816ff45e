using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace NumVid.Tests.ScientificDataSet.Surface;

/// <summary>The public and protected types and members of an assembly, written as <see cref="SurfaceText"/> has
/// them.</summary>
internal static class SurfaceOfAssembly
{
    internal static Dictionary<string, HashSet<string>> Of(Assembly assembly) => assembly.GetTypes()
        .Where(IsVisible)
        .ToDictionary(LineOf, type => SurfaceOfType.Members(type).ToHashSet());

    private static bool IsVisible(Type type) => type.IsPublic
        || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!));

    private static string LineOf(Type type)
    {
        var hasBase = type is { IsClass: true, IsSealed: false } or { IsClass: true, IsAbstract: false };
        var baseName = hasBase && type.BaseType is { } parent && parent != typeof(object)
            ? " : " + TypeNames.Of(parent) : "";
        return $"{KindOf(type)} {type.Namespace}.{TypeNames.Of(type)}{baseName}";
    }

    private static string KindOf(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };
}
