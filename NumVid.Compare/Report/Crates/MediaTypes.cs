using System.IO;

namespace NumVid.Compare.Report.Crates;

/// <summary>What kind of file a name stands for.</summary>
internal static class MediaTypes
{
    /// <summary>The media type of a file.</summary>
    internal static string Of(string name) => Path.GetExtension(name) switch
    {
        ".json" => "application/json",
        ".csv" => "text/csv",
        ".html" => "text/html",
        ".md" => "text/markdown",
        ".tex" => "application/x-tex",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".nc" => "application/netcdf",
        ".grib2" => "application/wmo-GRIB2",
        ".nv12" => "application/zip",
        _ => "application/octet-stream",
    };
}
