using System.IO;
using System.Reflection;

namespace NumVid.Compare.Report.Resources;

/// <summary>The style sheets and the script of the report, which the program carries in itself.</summary>
internal static class PageResource
{
    /// <summary>The text of one.</summary>
    internal static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("NumVid.Compare.Report." + name)
            ?? throw new FileNotFoundException($"The program does not carry '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
