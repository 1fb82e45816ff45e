using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Packages;

/// <summary>The packages made of what was built, in a folder from which alone others install.</summary>
internal sealed class PackageFolder : IDisposable
{
    private const string Configuration = """
        <configuration>
          <packageSources>
            <clear />
            <add key="packed" value="packages" />
          </packageSources>
          <config>
            <add key="globalPackagesFolder" value="installed" />
          </config>
          <fallbackPackageFolders>
            <clear />
            <add key="restored" value="RESTORED" />
          </fallbackPackageFolders>
        </configuration>
        """;

    private readonly TemporaryFolder _folder = new();

    internal PackageFolder()
    {
        ExternalTool.Run(
            "dotnet", "pack", Path.Combine(TestFiles.Root, "NumVid.sln"), "--no-build", "--nologo", "-v", "quiet",
            "-c", new DirectoryInfo(TestContext.CurrentContext.TestDirectory).Name, "-o", _folder.File("packages"));
        File.WriteAllText(_folder.File(
            "NuGet.config"), Configuration.Replace("RESTORED", RestoredPackages, StringComparison.Ordinal));
    }

    /// <summary>Where sources, packages and what is installed lie.</summary>
    internal string Root => _folder.Path;

    /// <summary>The paths of the files in a package.</summary>
    internal string[] FilesOf(string id)
    {
        using var archive = ZipFile.OpenRead(PathOf(id));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>A file in a package.</summary>
    internal byte[] BytesOf(string id, string path)
    {
        using var archive = ZipFile.OpenRead(PathOf(id));
        using var entry = archive.GetEntry(path)!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>What a package says of itself.</summary>
    internal string ManifestOf(string id)
    {
        using var archive = ZipFile.OpenRead(PathOf(id));
        using var reader = new StreamReader(archive.Entries.Single(entry => entry.FullName == id + ".nuspec").Open());
        return reader.ReadToEnd();
    }

    public void Dispose() => _folder.Dispose();

    // The packages of others, which the build of the tests has restored: nothing is asked of a network here.
    private static string RestoredPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private string PathOf(string id) => Directory.GetFiles(_folder.File("packages"), id + ".*.nupkg")
        .Single(path => char.IsAsciiDigit(Path.GetFileName(path)[id.Length + 1]));
}
