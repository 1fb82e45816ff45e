using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.Research.Science.Data;
using Mono.Cecil;
using NetArchTest.Rules;
using NumVid.Formats.Nv12;
using NumVid.Tests.Architecture.Samples.Knowing;
using NumVid.Tests.Architecture.Samples.Known;
using NUnit.Framework;

namespace NumVid.Tests.Architecture;

/// <summary>The rules see every way in which a type can know another.</summary>
[TestFixture]
internal sealed class TypeReferencesTests
{
    private static IEnumerable<string> Ways =>
        typeof(Ways).GetNestedTypes(BindingFlags.NonPublic).Select(type => type.Name);

    [TestCaseSource(nameof(Ways))]
    public void References_HoldATypeKnown(string way)
    {
        using var module = ModuleDefinition.ReadModule(typeof(Ways).Assembly.Location);
        var type = module.GetType(typeof(Ways).FullName).NestedTypes.Single(nested => nested.Name == way);
        var known = WithNested(type).SelectMany(TypeReferences.Of).Select(reference => reference.Namespace);
        Assert.That(known, Does.Contain(typeof(Part).Namespace));
    }

    [TestCaseSource(nameof(Ways))]
    public void Library_SeesATypeKnown(string way)
    {
        var knowing = Types.InAssembly(typeof(Ways).Assembly).That().ResideInNamespace(typeof(Ways).Namespace)
            .And().HaveDependencyOnAny(typeof(Part).Namespace).GetTypes().Select(type => type.FullName);
        Assert.That(knowing, Has.Some.StartsWith($"{typeof(Ways).FullName}+{way}"));
    }

    [Test]
    public void Library_SeesTypesOfTheSdsCoreKnown()
    {
        var knowing = Types.InAssembly(typeof(Nv12DataSet).Assembly)
            .That().HaveDependencyOnAny(typeof(DataSet).Namespace).GetTypes();
        Assert.That(knowing, Does.Contain(typeof(Nv12DataSet)));
    }

    [Test]
    public void References_HoldAnExceptionThatIsCaught()
    {
        using var module = ModuleDefinition.ReadModule(typeof(CaughtPart).Assembly.Location);
        var known = TypeReferences.Of(module.GetType(typeof(CaughtPart).FullName)).Select(type => type.FullName);
        Assert.That(known, Does.Contain(typeof(Part).FullName));
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);
}
