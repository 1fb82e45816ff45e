using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Tests.Architecture;

/// <summary>The stations within one folder, and which knows which.</summary>
internal sealed class FolderLevel
{
    /// <summary>Name of the station that the folder's own types are.</summary>
    public const string Own = "(own types)";

    private readonly Dictionary<(string From, string To), TypeLink[]> _links;

    public FolderLevel(string folder, IEnumerable<string> stations, IEnumerable<TypeLink> links)
    {
        Folder = folder;
        Stations = [.. stations.Distinct().Order(StringComparer.Ordinal)];
        _links = links.GroupBy(link => (StationOf(folder, link.Folder), StationOf(folder, link.KnownFolder)))
            .Where(group => group.Key.Item1 != group.Key.Item2)
            .ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The folder whose stations these are.</summary>
    public string Folder { get; }

    /// <summary>The folder's own types, if there are any, and the names of the folders in it.</summary>
    public IReadOnlyList<string> Stations { get; }

    /// <summary>The station within <paramref name="parent"/> to which a folder belongs.</summary>
    public static string StationOf(string parent, string folder) =>
        folder == parent ? Own : folder[(parent.Length + 1)..].Split('.')[0];

    /// <summary>The pairs of types by which one station knows another.</summary>
    public IReadOnlyList<TypeLink> LinksBetween(string from, string to) => _links.GetValueOrDefault((from, to), []);

    /// <summary>The stations that a station knows.</summary>
    public IEnumerable<string> KnownBy(string station) => Stations.Where(other => _links.ContainsKey((station, other)));

    /// <summary>The largest sets of stations that all reach each other; each has at least two.</summary>
    public IEnumerable<FolderCircle> Circles()
    {
        var reached = Stations.ToDictionary(station => station, Reach);
        return Stations
            .Select(station => Stations
                .Where(other => reached[station].Contains(other) && reached[other].Contains(station)))
            .Select(ring => new FolderCircle(Folder, string.Join(", ", ring)))
            .Where(circle => circle.Stations.Length > 0).Distinct();
    }

    private HashSet<string> Reach(string station)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([station]);
        while (open.TryPop(out var next))
        {
            foreach (var known in KnownBy(next).Where(reached.Add))
            {
                open.Push(known);
            }
        }

        return reached;
    }
}
