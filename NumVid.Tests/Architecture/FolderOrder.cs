using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Tests.Architecture;

/// <summary>The order of the folders within a folder: each may know those after it, and none before.</summary>
/// <param name="Folder">Namespace of the folder.</param>
/// <param name="Stations">Names of the folders in it, from the top down; those that do not exist are left out.</param>
internal sealed record FolderOrder(string Folder, string[] Stations)
{
    /// <summary>What goes against the order: <c>A -> B</c> where B stands above A.</summary>
    public IEnumerable<string> Offences(FolderLevel level) =>
        from lower in Stations.Where(level.Stations.Contains)
        from upper in level.KnownBy(lower)
        where Stations.Contains(upper) && Array.IndexOf(Stations, upper) < Array.IndexOf(Stations, lower)
        select $"{lower} -> {upper}";

    /// <summary>Folders that exist and have no place in the order.</summary>
    public IEnumerable<string> Unplaced(FolderLevel level) =>
        level.Stations.Where(station => station != FolderLevel.Own && !Stations.Contains(station));

    public override string ToString() => Folder;
}
