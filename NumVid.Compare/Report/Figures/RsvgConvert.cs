using System.ComponentModel;
using System.Diagnostics;

namespace NumVid.Compare.Report.Figures;

// Why so: docs/decisions/0045-png-by-librsvg.md
/// <summary>librsvg's program, which makes PNG of SVG.</summary>
internal sealed class RsvgConvert
{
    // 1000 units of a drawing become 2000 pixels: 300 a inch at the width of a page.
    private const string Zoom = "2";

    private readonly string _program;

    /// <summary>Creates it.</summary>
    /// <param name="program">The program's name or path.</param>
    internal RsvgConvert(string program = "rsvg-convert") => _program = program;

    /// <summary>Converts a file.</summary>
    /// <returns>Null, or why it did not work, as a sentence.</returns>
    internal string? Convert(string svgPath, string pngPath)
    {
        var start = new ProcessStartInfo(_program) { RedirectStandardError = true };
        foreach (var argument in new[] { "--unlimited", "--zoom", Zoom, "--output", pngPath, svgPath })
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            var complaint = process.StandardError.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"'{_program}' could not draw a PNG file: {complaint}";
        }
        catch (Win32Exception)
        {
            return $"There is no '{_program}' on this machine, so that figures are SVG alone; Debian has it in "
                + $"librsvg2-bin.";
        }
    }
}
