using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NetArchTest.Rules;
using NUnit.Framework;

namespace NumVid.Tests.Architecture;

/// <summary>Holds the rules of docs/architecture.md: who may know whom.</summary>
[TestFixture]
internal sealed class KnowledgeRuleTests
{
    private static IEnumerable<KnowledgeRule> Rules => KnowledgeRules.All;

    [TestCaseSource(nameof(Rules))]
    public void Rule_Holds(KnowledgeRule rule)
    {
        foreach (var folder in rule.Folders)
        {
            var types = Types.InAssembly(Assembly.Load(Project.Of(folder).Assembly)).That().ResideInNamespace(folder);
            Assert.That(types.GetTypes(), Is.Not.Empty, $"a rule about an empty folder holds nothing: {folder}");
            var result = types.ShouldNot().HaveDependencyOnAny(rule.Forbidden).GetResult();
            Assert.That(result.FailingTypeNames ?? [], Is.Empty);
        }
    }

    [TestCaseSource(nameof(Rules))]
    public void Rule_SpeaksOfSomething(KnowledgeRule rule)
    {
        Assert.That(rule.Folders, Is.Not.Empty);
        Assert.That(rule.Forbidden, Is.Not.Empty);
    }

    [TestCaseSource(nameof(Rules))]
    public void Rule_ForbidsOnlyWhatExists(KnowledgeRule rule)
    {
        var ours = Project.All.SelectMany(project => project.Folders().Folders).ToArray();
        var forbidden = rule.Forbidden.Where(name => name.StartsWith("NumVid", StringComparison.Ordinal));
        Assert.That(forbidden.Where(name => !ours.Any(folder => FolderGraph.IsWithin(folder, name))), Is.Empty,
            "a folder that was moved or renamed leaves a rule that forbids nothing");
    }
}
