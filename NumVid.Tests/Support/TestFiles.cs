using System;
using System.IO;
using NUnit.Framework;

namespace NumVid.Tests.Support;

/// <summary>Where the tests find real data: the repository's fixtures, and the folder named by NUMVID_FIELDS.</summary>
internal static class TestFiles
{
    /// <summary>The repository's root: the folder above the test assembly that holds NumVid.sln.</summary>
    internal static string Root { get; } = FindRoot();

    /// <summary>The path of a committed fixture; a missing one is an error, not a skip.</summary>
    internal static string Fixture(string name)
    {
        var path = Path.Combine(Root, "fixtures", name);
        return File.Exists(path) ? path : throw new FileNotFoundException($"The fixture '{name}' is missing.", path);
    }

    /// <summary>The path of a file in <c>fields/</c> of NUMVID_FIELDS; skips the test when the variable is
    /// unset.</summary>
    internal static string Field(string name) => External("fields", name);

    /// <summary>The path of a file in <c>odd/</c> of NUMVID_FIELDS; skips the test when the variable is
    /// unset.</summary>
    internal static string Odd(string name) => External("odd", name);

    /// <summary>The path of a file in <c>field-cases/</c> of NUMVID_FIELDS; skips the test when the variable is
    /// unset.</summary>
    internal static string FieldCase(string name) => External("field-cases", name);

    /// <summary>The folder named by NUMVID_FIELDS, or null.</summary>
    internal static string? ExternalRoot => Environment.GetEnvironmentVariable("NUMVID_FIELDS") is { Length: > 0 } root
        ? Path.GetFullPath(root) : null;

    private static string External(string folder, string name)
    {
        if (ExternalRoot is not { } root)
        {
            Assert.Ignore("NUMVID_FIELDS is not set; it names the folder that holds fields/, odd/ and field-cases/.");
            return "";
        }

        var path = Path.Combine(root, folder, name);
        return File.Exists(path) ? path
            : throw new FileNotFoundException($"NUMVID_FIELDS has no '{folder}/{name}'.", path);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NumVid.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No folder above the test assembly holds NumVid.sln.");
    }
}
