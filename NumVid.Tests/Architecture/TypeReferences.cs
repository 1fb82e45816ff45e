using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NumVid.Tests.Architecture;

/// <summary>The types that one type knows, as compiled: in its head, its members and their bodies.</summary>
/// <remarks>Constants of other types are not seen: the compiler copies their values.</remarks>
internal static class TypeReferences
{
    /// <summary>All types that <paramref name="type"/> names, without those of its nested types.</summary>
    public static IEnumerable<TypeReference> Of(TypeDefinition type) =>
        Head(type)
            .Concat(type.Fields.SelectMany(field => Attributes(field).Append(field.FieldType)))
            .Concat(type.Properties.SelectMany(property => Attributes(property).Append(property.PropertyType)))
            .Concat(type.Events.SelectMany(item => Attributes(item).Append(item.EventType)))
            .Concat(type.Methods.SelectMany(Method))
            .SelectMany(Parts);

    private static IEnumerable<TypeReference> Head(TypeDefinition type)
    {
        var interfaces = type.Interfaces.Select(item => item.InterfaceType);
        var head = Attributes(type).Concat(interfaces).Concat(Constraints(type));
        return type.BaseType is { } baseType ? head.Append(baseType) : head;
    }

    private static IEnumerable<TypeReference> Method(MethodDefinition method)
    {
        var signature = Attributes(method).Concat(Constraints(method)).Concat(Signature(method))
            .Concat(method.Parameters.SelectMany(Attributes)).Concat(Attributes(method.MethodReturnType));
        return method.HasBody ? signature.Concat(Body(method.Body)) : signature;
    }

    private static IEnumerable<TypeReference> Body(MethodBody body) =>
        body.Variables.Select(variable => variable.VariableType)
            .Concat(body.ExceptionHandlers.Select(handler => handler.CatchType).Where(type => type is not null))
            .Concat(body.Instructions.SelectMany(Operand));

    private static IEnumerable<TypeReference> Operand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method =>
            Signature(method.ElementMethod).Concat(method.GenericArguments).Append(method.DeclaringType),
        MethodReference method => Signature(method).Append(method.DeclaringType),
        CallSite site => Signature(site),
        _ => [],
    };

    private static IEnumerable<TypeReference> Signature(IMethodSignature method) =>
        method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType);

    private static IEnumerable<TypeReference> Constraints(IGenericParameterProvider owner) =>
        owner.GenericParameters.SelectMany(parameter => parameter.Constraints.Select(item => item.ConstraintType));

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider owner) =>
        owner.CustomAttributes.SelectMany(attribute => Arguments(attribute).Append(attribute.AttributeType));

    private static IEnumerable<TypeReference> Arguments(CustomAttribute attribute) =>
        attribute.ConstructorArguments
            .Concat(attribute.Properties.Concat(attribute.Fields).Select(item => item.Argument))
            .Select(argument => argument.Value).OfType<TypeReference>();

    /// <summary>A type and those that it is made of: elements, generic arguments, signatures.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.Append(generic.ElementType).SelectMany(Parts),
        FunctionPointerType pointer => Signature(pointer).SelectMany(Parts),
        IModifierType modified => Parts(modified.ModifierType).Concat(Parts(modified.ElementType)),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };
}
