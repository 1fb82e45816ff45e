using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Tests.Architecture;

/// <summary>Tells graphs of folders to people: circles first, then each folder with what it knows and why.</summary>
internal static class FolderGraphText
{
    /// <summary>The text, a line at a time.</summary>
    public static IEnumerable<string> Lines(IReadOnlyCollection<FolderGraph> graphs) =>
        Circles(graphs).Concat(graphs.SelectMany(Folders));

    private static IEnumerable<string> Circles(IEnumerable<FolderGraph> graphs)
    {
        var circles = graphs.SelectMany(graph => graph.Levels())
            .SelectMany(level => level.Circles().SelectMany(circle => Circle(level, circle))).ToArray();
        return circles.Length == 0 ? ["No circles."] : circles.Prepend("Circles:");
    }

    private static IEnumerable<string> Circle(FolderLevel level, FolderCircle circle)
    {
        var ring = circle.Stations.Split(", ");
        return ring.SelectMany(from => level.KnownBy(from).Where(ring.Contains)
                .Select(to => Links($"    {from} -> {to}", level.LinksBetween(from, to))))
            .Prepend($"  {circle}");
    }

    private static IEnumerable<string> Folders(FolderGraph graph) =>
        graph.Folders.Order(StringComparer.Ordinal).SelectMany(folder => Folder(graph, folder));

    private static IEnumerable<string> Folder(FolderGraph graph, string folder) =>
        graph.Links.Where(link => link.Folder == folder).GroupBy(link => link.KnownFolder)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Links($"  -> {group.Key}", [.. group]))
            .Prepend(folder).Prepend("");

    private static string Links(string what, IReadOnlyList<TypeLink> links) =>
        $"{what}  ({links[0].Type} knows {links[0].KnownType}; {links.Count} in all)";
}
