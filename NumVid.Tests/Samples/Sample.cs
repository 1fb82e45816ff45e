using System.Collections.Generic;
using System.IO;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Samples;

/// <summary>The programs in samples/ as they were built, of the same configuration as the tests.</summary>
internal static class Sample
{
    /// <summary>The assembly of a project.</summary>
    internal static string PathOf(string project) => Path.Combine(
        TestFiles.Root, "artifacts", "bin", project, new DirectoryInfo(
            TestContext.CurrentContext.TestDirectory).Name, project + ".dll");

    /// <summary>The plug-in in a folder of its own, where nothing of the host's is.</summary>
    internal static string Plugin => PathOf("NumVid.Formats");

    /// <summary>Runs a program; a non-zero exit code fails the test.</summary>
    internal static string Run(string project, params string[] arguments) =>
        ExternalTool.Run("dotnet", [PathOf(project), .. arguments]);

    /// <summary>Runs a program with other variables of the environment.</summary>
    internal static string Run(
        IReadOnlyDictionary<string, string> environment, string project, params string[] arguments)
    {
        List<string> all = [];
        foreach (var (name, value) in environment)
        {
            all.Add($"{name}={value}");
        }

        return ExternalTool.Run("env", [.. all, "dotnet", PathOf(project), .. arguments]);
    }
}
