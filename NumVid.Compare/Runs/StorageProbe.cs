using System.IO;

namespace NumVid.Compare.Runs;

/// <summary>Tells a full or read-only disk from a fault of a format.</summary>
internal static class StorageProbe
{
    private const int ProbeBytes = 1 << 20;

    /// <summary>Writes a megabyte beside a file and removes it.</summary>
    /// <exception cref="IOException">There is no room.</exception>
    internal static void Check(string path)
    {
        var probe = path + ".probe";
        try
        {
            File.WriteAllBytes(probe, new byte[ProbeBytes]);
        }
        finally
        {
            File.Delete(probe);
        }
    }
}
