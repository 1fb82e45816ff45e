using System;
using System.Linq;
using Mono.Cecil;
using NUnit.Framework;

namespace NumVid.Tests.Architecture;

/// <summary>Assemblies know each other one way.</summary>
[TestFixture]
internal sealed class ProjectReferenceTests
{
    private static Project[] Projects => Project.All;

    [TestCaseSource(nameof(Projects))]
    public void Assembly_ReferencesOnlyThoseBelowIt(Project project)
    {
        using var module = ModuleDefinition.ReadModule(project.File);
        var known = module.AssemblyReferences.Select(reference => Place(reference.Name)).Where(place => place >= 0);
        Assert.That(known, Is.All.GreaterThan(Place(project.Assembly)));
    }

    [TestCase("ScientificDataSet")]
    [TestCase("EccodesDotNet")]
    public void Assembly_ReferencesNoneOfOurs(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(Project.All[Place(assembly)].File);
        Assert.That(module.AssemblyReferences.Where(reference => Place(reference.Name) >= 0), Is.Empty);
    }

    private static int Place(string assembly) => Array.FindIndex(Projects, project => project.Assembly == assembly);
}
