namespace NumVid.Tests.Architecture;

/// <summary>Folders, and what their types must not know.</summary>
/// <param name="Name">What the rule says, in words.</param>
/// <param name="Folders">Namespaces whose types are asked, with all below.</param>
/// <param name="Forbidden">Namespaces or types that they must not know, with all below.</param>
internal sealed record KnowledgeRule(string Name, string[] Folders, string[] Forbidden)
{
    public override string ToString() => Name;
}
