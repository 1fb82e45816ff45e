using System;
using System.Globalization;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.NetCdf;

/// <summary>A file system in memory with little room; skips the test where mounting is not allowed.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    internal static SmallDisk MountOrSkip(string folder, int kibibytes)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"size={kibibytes}k");
        var (exitCode, _, error) = ExternalTool.TryRun("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder);
        if (exitCode != 0)
        {
            Assert.Ignore($"A full disk needs the right to mount one: {error.Trim()}");
        }

        return new(folder);
    }

    /// <summary>Detaches the disk; HDF5 keeps a descriptor of the file that it could not write, so it counts as
    /// busy.</summary>
    public void Dispose() => ExternalTool.Run("umount", "--lazy", _folder);
}
