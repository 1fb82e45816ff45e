using System.Formats.Tar;
using System.IO;

namespace NumVid.Compare.CommandLine;

/// <summary>Tells the names of devices and pipes from those of files.</summary>
internal static class DeviceNames
{
    /// <summary>Whether a path names something that is there and is neither file nor folder: a device, a pipe or a socket,
    /// itself or through symbolic links.</summary>
    internal static bool IsOne(string path)
    {
        var named = new FileInfo(path);
        var file = named.LinkTarget is null ? named : (FileInfo)named.ResolveLinkTarget(returnFinalTarget: true)!;

        // Nothing else than the writer of archives says what it is; none of them has a length.
        if (!file.Exists || file.Length > 0)
        {
            return false;
        }

        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            try
            {
                writer.WriteEntry(file.FullName, "file");
            }
            catch (IOException)
            {
                // Archives have no sockets.
                return true;
            }
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry() is not { EntryType: TarEntryType.RegularFile or TarEntryType.HardLink };
    }
}
