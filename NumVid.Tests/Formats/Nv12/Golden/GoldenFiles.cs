using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Golden;

/// <summary>The files of fixtures/nv12/v1 and what their values must be.</summary>
internal static class GoldenFiles
{
    private const string UpdateVariable = "NUMVID_UPDATE_GOLDEN";
    private const string ListName = "values.sha256";
    private const string WrittenListName = "written.sha256";

    /// <summary>The folder that holds them.</summary>
    internal static string Folder { get; } = Path.Combine(TestFiles.Root, "fixtures", "nv12", "v1");

    /// <summary>Whether the files are to be made anew.</summary>
    internal static bool IsUpdate => Environment.GetEnvironmentVariable(UpdateVariable) == "1";

    /// <summary>Whether this is a run in which golden files must not change.</summary>
    internal static bool IsContinuousIntegration =>
        Environment.GetEnvironmentVariable("CI") is { Length: > 0 } and not "false";

    /// <summary>The path of a golden file; a missing one is an error, not a skip.</summary>
    internal static string PathOf(string name)
    {
        var path = Path.Combine(Folder, name);
        return File.Exists(path) ? path : throw new FileNotFoundException(
            $"The golden file '{name}' is missing; {UpdateVariable}=1 makes it.", path);
    }

    /// <summary>The checksums of all variables of a file, one line each, as the list has them.</summary>
    internal static string[] ExpectedOf(string name)
    {
        PathOf(name);
        return [.. File.ReadLines(Path.Combine(Folder, ListName)).Where(line =>
            line.EndsWith($" {name}", StringComparison.Ordinal)).Select(line => line[..^(name.Length + 1)])];
    }

    /// <summary>The SHA-256 of the file that a recipe writes today: the committed one's, unless an earlier writer made
    /// that.</summary>
    /// <remarks>Files of earlier writers stay as they are; what today's writer makes of their recipes is in a list
    /// beside them.</remarks>
    internal static string WrittenOf(string name) =>
        File.ReadLines(Path.Combine(Folder, WrittenListName)).Select(line => line.Split(' '))
            .Where(parts => parts[1] == name)
            .Select(parts => parts[0]).SingleOrDefault() ?? ChecksumOf(PathOf(name));

    /// <summary>The SHA-256 of a file, in hexadecimal.</summary>
    internal static string ChecksumOf(string path) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    /// <summary>The same, of what the provider reads from any file.</summary>
    internal static string[] ReadBy(string path)
    {
        using var dataSet = new Nv12DataSet($"{path}?openMode=readOnly");
        return [.. dataSet.Variables.OrderBy(variable => variable.ID).Select(ValueChecksum.LineOf)];
    }

    /// <summary>Makes the files that are missing, and adds to the list what a reader gets from them.</summary>
    internal static void Update()
    {
        foreach (var name in GoldenRecipes.Names.Where(name => !File.Exists(Path.Combine(Folder, name))))
        {
            var path = Path.Combine(Folder, name);
            GoldenRecipes.Write(name, path);
            File.AppendAllLines(Path.Combine(Folder, ListName), ReadBy(path).Select(line => $"{line} {name}"));
        }
    }
}
