using System;
using System.IO;
using System.Linq;

namespace NumVid.Formats.Native;

/// <summary>Where native files of this project lie: beside the assembly, or where .NET looks for libraries, as when
/// they come from a package.</summary>
internal static class NativeFolders
{
    // What the host sets: the folders runtimes/RID/native of all packages, separated as PATH is.
    private const string SearchFolders = "NATIVE_DLL_SEARCH_DIRECTORIES";

    /// <summary>The path of a file; beside the assembly when it is nowhere.</summary>
    internal static string Find(string fileName)
    {
        var beside = Path.GetDirectoryName(typeof(NativeFolders).Assembly.Location) is { Length: > 0 } folder
            ? folder
            : AppContext.BaseDirectory;
        var others = (AppContext.GetData(SearchFolders) as string ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return others.Prepend(beside).Select(candidate => Path.Combine(candidate, fileName)).FirstOrDefault(File.Exists)
            ?? Path.Combine(beside, fileName);
    }
}
