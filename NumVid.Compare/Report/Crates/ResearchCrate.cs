using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NumVid.Compare.Report.Crates;

// Why so: docs/decisions/0106-what-a-study-tells-of-itself.md
/// <summary>Describes the folder of a study as an RO-Crate 1.1: its files with checksums, and how they were
/// made.</summary>
internal sealed class ResearchCrate
{
    /// <summary>The name that the specification gives the file.</summary>
    internal const string FileName = "ro-crate-metadata.json";

    private const string Root = "./";
    private const string Program = "#numvid";
    private const string Specification = "https://w3id.org/ro/crate/1.1";

    private readonly string _folder;
    private readonly IReadOnlyList<StudyRun> _runs;
    private readonly JsonArray _graph = [];

    private ResearchCrate(string folder, IReadOnlyList<StudyRun> runs)
    {
        _folder = folder;
        _runs = runs;
    }

    /// <summary>Writes the description.</summary>
    /// <param name="stream">Where to; UTF-8.</param>
    /// <param name="folder">The folder of the study, with all of its files.</param>
    /// <param name="runs">What was done, at least one.</param>
    internal static void Write(Stream stream, string folder, IReadOnlyList<StudyRun> runs)
    {
        var crate = new ResearchCrate(folder, runs);
        crate.Describe();
        var document = new JsonObject
        {
            ["@context"] = new JsonArray(
                $"{Specification}/context", new JsonObject { ["sha256"] = "https://schema.org/sha256" }),
            ["@graph"] = crate._graph,
        };
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
        document.WriteTo(writer);
    }

    private void Describe()
    {
        string[] files = [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_folder, path).Replace('\\', '/'))
            .Where(name => name != FileName && !name.Contains("/.", StringComparison.Ordinal) && name[0] != '.')
            .Order(StringComparer.Ordinal)];
        var inputs = string.Join(", ", _runs.Select(run => run.Input));
        Add(FileName, "CreativeWork", ("conformsTo", Reference(Specification)), ("about", Reference(Root)));
        Add(
            Root, "Dataset", ("name", $"NumVid comparison of {inputs}"),
            ("description", "Sizes and errors of gridded fields in several formats, as measured on the files written. "
                + "result.json has every figure; its command repeats the study."),
            ("datePublished", DateOf(_runs[^1].End)[..10]), ("hasPart", References(files.Select(IdOf))),
            ("mentions", References(_runs.Select((_, index) => RunId(index)))));
        foreach (var file in files)
        {
            AddFile(file);
        }

        AddProgram();
        for (var index = 0; index < _runs.Count; index++)
        {
            AddRun(index, files);
        }
    }

    private void AddFile(string name)
    {
        var path = Path.Combine(_folder, name);
        using var stream = File.OpenRead(path);
        Add(
            IdOf(name), "File", ("name", name), ("contentSize", stream.Length.ToString(CultureInfo.InvariantCulture)),
            ("encodingFormat", MediaTypes.Of(name)), ("sha256", Convert.ToHexStringLower(SHA256.HashData(stream))));
    }

    private void AddProgram()
    {
        var environment = _runs[0].Environment;
        var libraries = environment.Libraries.Where(library => library.Value is not null).ToArray();
        Add(
            Program, "SoftwareApplication", ("name", "NumVid"), ("softwareVersion", environment.NumVid),
            ("identifier", environment.Commit),
            ("operatingSystem", $"{environment.OperatingSystem}, {environment.Architecture}"),
            ("processorRequirements", environment.Processor),
            ("softwareRequirements", References(libraries.Select(library => LibraryId(library.Key)))));
        foreach (var (name, version) in libraries)
        {
            Add(LibraryId(name), "SoftwareApplication", ("name", name), ("softwareVersion", version));
        }
    }

    private void AddRun(int index, string[] files)
    {
        var run = _runs[index];
        var input = FormattableString.Invariant($"#input-{index + 1}");
        var place = Path.GetRelativePath(_folder, run.Folder).Replace('\\', '/');
        Add(
            input, "CreativeWork", ("name", run.Input),
            ("contentSize", run.Bytes.ToString(CultureInfo.InvariantCulture)),
            ("sha256", run.Sha256));
        Add(
            RunId(index), "CreateAction", ("name", $"comparison of {run.Input}"),
            ("description", run.Command), ("instrument", Reference(Program)), ("object", References([input])), ("startTime", run.Start is { } start ? DateOf(start) : null),
            ("endTime", DateOf(run.End)), ("result", References(files.Where(
                file => place == "." || file.StartsWith(place + "/", StringComparison.Ordinal)).Select(IdOf))));
    }

    private void Add(string id, string type, params (string Name, JsonNode? Value)[] properties)
    {
        var entity = new JsonObject { ["@id"] = id, ["@type"] = type };
        foreach (var (name, value) in properties.Where(property => property.Value is not null))
        {
            entity[name] = value;
        }

        _graph.Add((JsonNode)entity);
    }

    private static JsonObject Reference(string id) => new() { ["@id"] = id };

    private static JsonArray References(IEnumerable<string> ids) => [.. ids.Select(Reference)];

    // Identifiers are addresses: what an address may not hold is escaped.
    private static string IdOf(string file) => string.Join('/', file.Split('/').Select(Uri.EscapeDataString));

    private static string LibraryId(string name) => "#library-" + Uri.EscapeDataString(name);

    private static string RunId(int index) => FormattableString.Invariant($"#run-{index + 1}");

    private static string DateOf(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
