using System.IO;

namespace NumVid.Tests.Support;

/// <summary>Runs a shell script where little can be written: on a file system in memory that nobody else sees, or,
/// where the machine does not allow one (<c>unshare -rm</c>), below a limit for the length of files.</summary>
internal static class SmallDisk
{
    /// <summary>Whether this machine lets a process have a file system of its own.</summary>
    internal static bool CanMount { get; } =
        ExternalTool.TryRun("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt").ExitCode == 0;

    /// <summary>A script for bash that runs a command with <c>$DISK</c>, a small disk of that many kibibytes, then
    /// prints <c>left:</c> and what is left on it, and ends with the command's exit code.</summary>
    internal static string Script(string folder, int kibibytes, string command)
    {
        var path = Path.Combine(folder, "on-small-disk");
        // The runtime itself maps executable memory through a file that the limit would hit: hence the variable.
        var limit = CanMount
            ? $"mount -t tmpfs -o size={kibibytes}k tmpfs \"$DISK\" || exit 99"
            : $"ulimit -f {kibibytes} || exit 99; export DOTNET_EnableWriteXorExecute=0";
        File.WriteAllText(path, $$"""
            DISK='{{folder}}/disk'; mkdir "$DISK"
            {{limit}}
            {{command}}
            code=$?; echo left:; cd "$DISK" && find . -mindepth 1 | sed 's#^./##'; exit $code
            """);
        return CanMount ? $"unshare -rm bash '{path}'" : $"bash '{path}'";
    }
}
