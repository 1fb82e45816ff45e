using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace NumVid.Tests.ScientificDataSet.Surface;

/// <summary>The public and protected members that a type declares; an override is nothing new and is left
/// out.</summary>
internal static class SurfaceOfType
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static
        | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    internal static IEnumerable<string> Members(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [];
        }

        return type.GetConstructors(Declared).Where(c => !c.IsStatic && IsVisible(c)).Select(Constructor)
            .Concat(type.GetFields(Declared).Where(IsVisible).Select(Field))
            .Concat(type.GetProperties(Declared).Where(IsOwn).Select(Property))
            .Concat(type.GetEvents(Declared).Where(e => IsVisible(e.AddMethod!)).Select(Event))
            .Concat(type.GetMethods(Declared).Where(m => IsOwn(m) && !IsAccessor(m)).Select(Method));
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldInfo field) =>
        (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName;

    private static bool IsOverride(MethodInfo method) => method.GetBaseDefinition() != method;

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsOwn(MethodInfo method) => IsVisible(method) && !IsOverride(method);

    private static bool IsOwn(PropertyInfo property) => Accessors(property).Any(IsOwn);

    private static IEnumerable<MethodInfo> Accessors(PropertyInfo property) =>
        property.GetAccessors(nonPublic: true).Where(IsVisible);

    // Protected and protected internal are one: only the core itself can tell them apart.
    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string Modifiers(MethodBase method) => Access(method) + (method switch
    {
        { IsStatic: true } => " static",
        { IsAbstract: true } => " abstract",
        { IsVirtual: true, IsFinal: false } => " virtual",
        _ => "",
    });

    private static string Constructor(ConstructorInfo constructor) =>
        $"{Access(constructor)} ctor({Parameters(constructor)})";

    private static string Field(FieldInfo field)
    {
        var access = field.IsPublic ? "public" : "protected";
        var modifier = field.IsLiteral ? " const" : field.IsStatic ? " static" : "";
        return $"{access}{modifier} {TypeNames.Of(field.FieldType)} {field.Name}";
    }

    private static string Event(EventInfo @event) =>
        $"{Modifiers(@event.AddMethod!)} event {TypeNames.Of(@event.EventHandlerType!)} {@event.Name}";

    private static string Property(PropertyInfo property)
    {
        var widest = Accessors(property).OrderByDescending(accessor => accessor.IsPublic).First();
        var indices = property.GetIndexParameters();
        var name = indices.Length == 0 ? property.Name : $"this[{string.Join(", ", indices.Select(Parameter))}]";
        string Accessor(MethodInfo method) => (Access(method) == Access(widest) ? "" : Access(method) + " ")
            + (method == property.GetMethod ? "get;" : "set;");
        var accessors = Accessors(property).OrderBy(method => method != property.GetMethod).Select(Accessor);
        return $"{Modifiers(widest)} {TypeNames.Of(property.PropertyType)} {name} {{ {string.Join(' ', accessors)} }}";
    }

    private static string Method(MethodInfo method)
    {
        var generics = method.IsGenericMethodDefinition
            ? $"<{string.Join(',', method.GetGenericArguments().Select(TypeNames.Of))}>" : "";
        return $"{Modifiers(method)} {TypeNames.Of(method.ReturnType)} {method.Name}{generics}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter) =>
        (parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params " : parameter.IsOut ? "out " : "")
        + $"{TypeNames.Of(parameter.ParameterType)} {parameter.Name}" + (parameter.HasDefaultValue ? " = null" : "");
}
