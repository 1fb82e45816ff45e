using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace NumVid.Tests.Architecture;

/// <summary>Which folder of an assembly knows which, by its types; folders are namespaces below a root.</summary>
internal sealed class FolderGraph
{
    private readonly HashSet<string> _folders;
    private readonly TypeLink[] _links;

    private FolderGraph(string root, IEnumerable<string> folders, IEnumerable<TypeLink> links)
    {
        Root = root;
        _folders = [.. folders];
        _links =
        [
            .. links.OrderBy(link => link.Folder, StringComparer.Ordinal)
                .ThenBy(link => link.Type, StringComparer.Ordinal),
        ];
    }

    /// <summary>The namespace that holds all folders.</summary>
    public string Root { get; }

    /// <summary>The folders that hold types.</summary>
    public IReadOnlyCollection<string> Folders => _folders;

    /// <summary>All pairs of types of different folders, each once.</summary>
    public IReadOnlyList<TypeLink> Links => _links;

    /// <summary>Reads the types of an assembly whose namespace is <paramref name="root"/> or below.</summary>
    public static FolderGraph Read(string assembly, string root)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        var types = module.Types.Where(type => IsWithin(type.Namespace, root)).ToArray();
        var folders = types.Select(type => type.Namespace).Distinct().ToHashSet();
        return new FolderGraph(root, folders, types.SelectMany(type => LinksOf(type, folders)).Distinct().ToArray());
    }

    /// <summary>The stations within a folder: its own types and each folder in it with all that is below.</summary>
    public FolderLevel Level(string folder) =>
        new(folder, _folders.Where(item => IsWithin(item, folder)).Select(item => FolderLevel.StationOf(folder, item)),
            _links.Where(link => IsWithin(link.Folder, folder) && IsWithin(link.KnownFolder, folder)));

    /// <summary>The levels of all folders that have folders in them, from the root down.</summary>
    public IEnumerable<FolderLevel> Levels() =>
        _folders.SelectMany(Ancestors).Distinct().Order(StringComparer.Ordinal).Select(Level);

    /// <summary>Whether a folder is another or lies below it.</summary>
    public static bool IsWithin(string folder, string parent) =>
        folder == parent || folder.StartsWith(parent + ".", StringComparison.Ordinal);

    private IEnumerable<string> Ancestors(string folder)
    {
        while (folder != Root)
        {
            folder = folder[..folder.LastIndexOf('.')];
            yield return folder;
        }
    }

    private static IEnumerable<TypeLink> LinksOf(TypeDefinition type, HashSet<string> folders) =>
        WithNested(type).SelectMany(TypeReferences.Of).Select(Outermost)
            .Where(known => known.Namespace != type.Namespace && folders.Contains(known.Namespace))
            .Where(known => known.Scope.MetadataScopeType == MetadataScopeType.ModuleDefinition)
            .Select(known => new TypeLink(type.Name, type.Namespace, known.Name, known.Namespace));

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static TypeReference Outermost(TypeReference type) =>
        type.DeclaringType is { } outer ? Outermost(outer) : type;
}
