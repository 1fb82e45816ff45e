using System.IO;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.NetCdf;

/// <summary>Makes NetCDF files out of their text form with ncgen, as other programs would write them.</summary>
internal static class CdlFile
{
    /// <summary>Writes a file of a kind (classic, 64-bit-offset, cdf5, nc4) and returns its path.</summary>
    internal static string Create(TemporaryFolder folder, string cdl, string kind = "nc4", string name = "made.nc")
    {
        var source = folder.File(name + ".cdl");
        File.WriteAllText(source, cdl);
        var path = folder.File(name);
        ExternalTool.Run("ncgen", "-k", kind, "-o", path, source);
        File.Delete(source);
        return path;
    }
}
