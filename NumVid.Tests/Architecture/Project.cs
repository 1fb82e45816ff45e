using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace NumVid.Tests.Architecture;

/// <summary>An assembly of this repository and the namespace of its root folder.</summary>
/// <param name="Assembly">Name of the assembly.</param>
/// <param name="Root">Namespace of its types, and the start of those of its folders.</param>
internal sealed record Project(string Assembly, string Root)
{
    private static readonly ConcurrentDictionary<string, FolderGraph> s_graphs = new();

    /// <summary>All projects that tests can see, from the top down: each may know those after it.</summary>
    public static Project[] All { get; } =
    [
        new("NumVid.Tests", "NumVid.Tests"),
        new("numvid", "NumVid.Compare"),
        new("NumVid.Formats", "NumVid.Formats"),
        new("EccodesDotNet", "EccodesDotNet"),
        new("ScientificDataSet", "Microsoft.Research.Science.Data"),
    ];

    /// <summary>Those whose folders have an order; the tests only mirror them.</summary>
    public static Project[] Shipped { get; } = All[1..];

    /// <summary>The file that was built.</summary>
    public string File => Path.Combine(AppContext.BaseDirectory, Assembly + ".dll");

    /// <summary>Whether this is our own assembly: the SDS core may be built against another.</summary>
    public bool IsOurs => FileVersionInfo.GetVersionInfo(File).ProductName == "NumVid";

    /// <summary>The project whose folders lie below a namespace.</summary>
    public static Project Of(string folder) => All.Single(project => FolderGraph.IsWithin(folder, project.Root));

    /// <summary>Which folder knows which.</summary>
    public FolderGraph Folders() => s_graphs.GetOrAdd(Assembly, _ => FolderGraph.Read(File, Root));

    public override string ToString() => Assembly;
}
