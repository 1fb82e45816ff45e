using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using NumVid.Compare.Errors;
using NumVid.Compare.Report.Crates;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Json;

/// <summary>A result.json as a study takes it: all figures of a study come from there, whoever measured them.</summary>
internal sealed class FinishedResult
{
    private const string Ok = "ok";

    // What writes nothing, as a quantiser, has no sizes.
    private const string NoFormat = "none";
    private const int FloatBytes = sizeof(float);

    private readonly JsonElement _root;
    private readonly string _path;

    private FinishedResult(string path, JsonElement root)
    {
        _path = path;
        _root = root;
    }

    /// <summary>What was asked for.</summary>
    internal string Asked => _root.TryGetProperty("asked", out var asked) ? asked.GetString() ?? "" : "";

    /// <summary>Reads a file.</summary>
    /// <exception cref="UsageException">It is no result.</exception>
    internal static FinishedResult Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement.Clone();
            return root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("schemaVersion", out var version) && version.ValueKind == JsonValueKind.Number
                && version.GetInt32() == ComparisonResult.CurrentSchemaVersion
                ? new FinishedResult(path, root)
                : throw new UsageException($"'{path}' is no result of this version of 'compare'; measure it again.");
        }
        catch (JsonException e)
        {
            throw new UsageException($"'{path}' is no result of 'compare': {e.Message}");
        }
    }

    /// <summary>Whether the run came to its end.</summary>
    internal bool IsComplete => !_root.GetProperty("partial").GetBoolean();

    /// <summary>The input's SHA-256.</summary>
    internal string? Checksum => TextOf(_root.GetProperty("input"), "sha256");

    /// <summary>Where it was measured.</summary>
    internal ComparisonEnvironment Environment => JsonText.Read<ComparisonEnvironment>(
        Encoding.UTF8.GetBytes(_root.GetProperty("environment").GetRawText()))!;

    /// <summary>Whether it is complete and was made by this program, from this input, with what is asked for.</summary>
    internal bool IsOf(string checksum, string asked)
    {
        var environment = _root.GetProperty("environment");
        return IsComplete && Asked == asked && Checksum == checksum
            && TextOf(environment, "numVid") == ProgramVersion.Text
            && TextOf(environment, "commit") == ProgramVersion.Commit;
    }

    /// <summary>What a study takes of it.</summary>
    /// <param name="name">The input's name in the study.</param>
    internal StudyEntry EntryOf(string name)
    {
        var input = _root.GetProperty("input");
        var rows = _root.GetProperty("results").EnumerateArray().ToArray();
        // Files of what a derived field takes hold what other files hold, too.
        var derived = input.GetProperty("variables").EnumerateArray()
            .Where(variable => variable.GetProperty("expression").ValueKind == JsonValueKind.String)
            .Select(variable => TextOf(variable, "name")).ToHashSet();
        var sizes = rows.Where(row => TextOf(row, "format") != NoFormat && !derived.Contains(TextOf(row, "variable"))).GroupBy(row => TextOf(row, "configuration")!).Select(SizeOf).ToArray();
        var isGood = rows.All(row => TextOf(row, "status") != "failed") && rows.Any(row => TextOf(row, "status") == Ok);
        return new(
            name, isGood ? StudyEntry.Compared : StudyEntry.Failed, null, input.GetProperty("bytes").GetInt64(),
            TextOf(input, "sha256"), sizes);
    }

    /// <summary>What the description of a folder takes of it.</summary>
    internal StudyRun ToRun()
    {
        var input = _root.GetProperty("input");
        return new(
            TextOf(input, "file")!, input.GetProperty("bytes").GetInt64(), TextOf(input, "sha256"),
            TextOf(_root, "command")!, Environment, Path.GetDirectoryName(_path)!, null, File.GetLastWriteTimeUtc(_path));
    }

    // The file of all variables where there is one, else those of the variables, which a sweep and programs of raw
    // values have alone.
    private static StudySize SizeOf(IGrouping<string, JsonElement> rows)
    {
        var isAlone = rows.Any(row => row.GetProperty("holdsValuesAlone").GetBoolean());
        var variables = rows.Where(row => TextOf(row, "variable") != ComparisonRow.AllVariables).ToArray();
        var all = rows.Except(variables).Where(_ => !isAlone).ToArray();
        var isHeld = variables.Concat(all).All(row => TextOf(row, "status") == Ok
            && row.GetProperty("boundHeld").ValueKind != JsonValueKind.False
            && row.GetProperty("bytes").ValueKind == JsonValueKind.Number);
        var counted = all.Length > 0 ? all : variables;
        return new(
            rows.Key, isHeld ? counted.Sum(row => row.GetProperty("bytes").GetInt64()) : null,
            counted.Sum(row => row.GetProperty("points").GetInt64()) * FloatBytes, isAlone);
    }

    private static string? TextOf(JsonElement element, string name) => element.GetProperty(name).GetString();
}
