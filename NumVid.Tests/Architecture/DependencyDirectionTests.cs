using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Architecture;

/// <summary>Holds the rules of docs/architecture.md: who may know whom.</summary>
[TestFixture]
internal sealed partial class DependencyDirectionTests
{
    /// <summary>A folder and the namespaces that its files must not name.</summary>
    private static readonly (string Folder, string[] Forbidden)[] s_rules =
    [
        ("ScientificDataSet", ["NumVid", "EccodesDotNet"]),
        ("native/EccodesDotNet", ["NumVid", "Microsoft.Research"]),
        ("NumVid.Formats", ["NumVid.Compare"]),
        ("NumVid.Formats/Nv12", ["NumVid.Formats.Grib", "NumVid.Formats.NetCdf", "EccodesDotNet"]),
        ("NumVid.Formats/Grib", ["NumVid.Formats.Nv12", "NumVid.Formats.NetCdf"]),
        ("NumVid.Formats/NetCdf", ["NumVid.Formats.Nv12", "NumVid.Formats.Grib", "EccodesDotNet"]),
        ("NumVid.Formats/Nv12/Codecs",
        [
            "Microsoft.Research", "NumVid.Formats.Nv12.Container", "NumVid.Formats.Nv12.Segments", "NumVid.Formats.Nv12.Scaling",
            "NumVid.Formats.Quality", "System.IO.File",
        ]),
        ("NumVid.Formats/Nv12/Container", ["NumVid.Formats.Nv12.Codecs", "NumVid.Formats.Nv12.Video"]),
        ("NumVid.Compare/Metrics", FilesAndLayersAbove),
        ("NumVid.Compare/Checks", FilesAndLayersAbove),
        ("NumVid.Compare/Selection",
        [
            "NumVid.Compare.Measurement", "NumVid.Compare.Configurations", "NumVid.Compare.Report", "NumVid.Compare.CommandLine",
            "Spectre.Console", "System.CommandLine",
        ]),
        ("NumVid.Compare/Measurement",
        [
            "NumVid.Compare.Runs", "NumVid.Compare.Report", "NumVid.Compare.CommandLine", "Spectre.Console", "System.CommandLine",
        ]),
        ("NumVid.Compare/Configurations", ["NumVid.Compare.Report", "NumVid.Compare.CommandLine", "Spectre.Console", "System.CommandLine"]),
        ("NumVid.Compare/Runs", ["NumVid.Compare.Report", "NumVid.Compare.CommandLine", "Spectre.Console", "System.CommandLine"]),
        ("NumVid.Compare/Conversions", ["NumVid.Compare.Report", "NumVid.Compare.CommandLine", "Spectre.Console", "System.CommandLine"]),
        ("NumVid.Compare/Verification", ["NumVid.Compare.Report", "NumVid.Compare.CommandLine", "Spectre.Console", "System.CommandLine"]),
        ("NumVid.Compare/Names",
        [
            "NumVid.Compare.CommandLine", "NumVid.Compare.Configurations", "NumVid.Compare.Conversions", "NumVid.Compare.Report",
            "NumVid.Compare.Runs", "Spectre.Console", "System.CommandLine",
        ]),
        ("NumVid.Compare/Report", ["NumVid.Compare.CommandLine", "NumVid.Compare.Configurations", "NumVid.Compare.Runs", "System.CommandLine"]),
        ("NumVid.Compare/Pictures", FilesAndLayersAbove),
        ("NumVid.Compare/Results", FilesAndLayersAbove),
        ("NumVid.Compare/Inspection", ["NumVid.Compare.CommandLine", "NumVid.Compare.Report", "Spectre.Console", "System.CommandLine"]),
        ("NumVid.Compare/Transfer",
        [
            "NumVid.Compare.CommandLine", "NumVid.Compare.Configurations", "NumVid.Compare.Selection", "NumVid.Compare.Measurement",
            "NumVid.Compare.Runs", "NumVid.Compare.Report", "Spectre.Console", "System.CommandLine",
        ]),
    ];

    private static readonly string[] s_formatFolders = ["Nv12", "Grib", "NetCdf"];

    private static string[] FilesAndLayersAbove =>
    [
        "Microsoft.Research", "NumVid.Formats", "NumVid.Compare.Configurations", "NumVid.Compare.Selection",
        "NumVid.Compare.Measurement", "NumVid.Compare.Runs", "NumVid.Compare.Report", "NumVid.Compare.CommandLine", "System.IO",
    ];

    private static IEnumerable<string> RuleFolders => s_rules.Select(rule => rule.Folder);

    [TestCaseSource(nameof(RuleFolders))]
    public void Folder_NamesNoForbiddenNamespace(string folder)
    {
        var forbidden = s_rules.Single(rule => rule.Folder == folder).Forbidden;
        var sources = Sources(folder).ToArray();

        Assert.That(sources, Is.Not.Empty, "a rule about an empty folder holds nothing");
        Assert.That(Violations(sources, forbidden), Is.Empty);
    }

    [Test]
    public void SharedPartsOfFormats_KnowNoFormat()
    {
        // The root of NumVid.Formats registers and opens all providers; its other folders are shared and know none.
        var shared = Directory.EnumerateDirectories(Path.Combine(TestFiles.Root, "NumVid.Formats"))
            .Select(path => Path.GetFileName(path))
            .Where(name => !s_formatFolders.Contains(name) && name is not ("bin" or "obj"))
            .SelectMany(name => Sources($"NumVid.Formats/{name}"))
            .ToArray();

        Assert.That(shared, Is.Not.Empty);
        Assert.That(Violations(shared, [.. s_formatFolders.Select(name => $"NumVid.Formats.{name}"), "EccodesDotNet"]), Is.Empty);
    }

    [Test]
    public void ProjectReferences_GoOneWay()
    {
        string[] order = ["NumVid.Tests", "NumVid.Benchmarks", "NumVid.Compare", "NumVid.Formats", "EccodesDotNet", "ScientificDataSet"];
        var projects = Directory.EnumerateFiles(TestFiles.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(path => !path.Contains("artifacts", StringComparison.Ordinal))
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText);

        Assert.That(projects.Keys, Is.EquivalentTo(order));
        foreach (var (name, text) in projects)
        {
            foreach (Match reference in ProjectReference().Matches(text))
            {
                var target = reference.Groups[1].Value;
                Assert.That(Array.IndexOf(order, target), Is.GreaterThan(Array.IndexOf(order, name)), $"{name} -> {target}");
            }
        }
    }

    [Test]
    public void FFmpegStructs_AreSeenOnlyByTheShim()
    {
        var elsewhere = Directory.EnumerateFiles(TestFiles.Root, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("artifacts", StringComparison.Ordinal))
            .Where(path => FFmpegImport().IsMatch(File.ReadAllText(path)))
            .Select(Relative);
        Assert.That(elsewhere, Is.Empty, "files that import from libavcodec, libavformat or libavutil");
    }

    /// <summary>Files in <paramref name="sources"/> that name one of the namespaces outside a comment, with its line.</summary>
    private static IEnumerable<string> Violations(IEnumerable<string> sources, string[] forbidden)
    {
        foreach (var path in sources)
        {
            foreach (var line in File.ReadLines(path).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)))
            {
                if (forbidden.Any(name => Names(line, name))
                    && !line.StartsWith("namespace ", StringComparison.Ordinal) && !line.Contains("InternalsVisibleTo", StringComparison.Ordinal))
                {
                    yield return $"{Relative(path)}: {line.Trim()}";
                }
            }
        }
    }

    /// <summary>Whether a line names a namespace, whole or, as code beside it may, by its last part.</summary>
    private static bool Names(string line, string forbidden) =>
        Regex.IsMatch(line, $@"(?<![\w.]){Regex.Escape(forbidden)}(?!\w)")
        || (forbidden.StartsWith("NumVid.", StringComparison.Ordinal)
            && Regex.IsMatch(line, $@"(?<![\w.]){Regex.Escape(forbidden[(forbidden.LastIndexOf('.') + 1)..])}\.[A-Z]"));

    private static IEnumerable<string> Sources(string folder)
    {
        var path = Path.Combine(TestFiles.Root, folder);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories) : [];
    }

    private static string Relative(string path) => Path.GetRelativePath(TestFiles.Root, path);

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*?([\w.]+)\.csproj""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"Import\(""(lib)?av(codec|format|util)")]
    private static partial Regex FFmpegImport();
}
