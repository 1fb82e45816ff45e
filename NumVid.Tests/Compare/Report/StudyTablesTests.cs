using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Compare.Report.Tables;

namespace NumVid.Tests.Compare.Report;

internal sealed class StudyTablesTests
{
    private static readonly StudyTable s_table = new(
        "a_b.nc: t|u [10^-3 kg] at 5% & more", ["configuration", "bytes"], [["nv12:a_b", "1,234"], ["<b>~#{x}\\", "-"]]);

    [Test]
    public void Latex_EscapesWhatItWouldTakeForSomethingElse()
    {
        using var writer = new StringWriter();
        LatexTables.Write(writer, [s_table]);

        Assert.That(writer.ToString().Split('\n'), Is.SupersetOf(new[]
        {
            @"\caption{a\_b.nc: t\textbar{}u [10\textasciicircum{}-3 kg] at 5\% \& more}",
            @"\begin{tabular}{lr}",
            @"nv12:a\_b & 1,234 \\",
            @"\textless{}b\textgreater{}\textasciitilde{}\#\{x\}\textbackslash{} & - \\",
        }));
    }

    [Test]
    public void Markdown_EscapesWhatItWouldTakeForSomethingElse()
    {
        using var writer = new StringWriter();
        MarkdownTables.Write(writer, [s_table]);

        Assert.That(writer.ToString().Split('\n'), Is.SupersetOf(new[]
        {
            @"| configuration | bytes |", "|---|---:|", @"| nv12:a\_b | 1,234 |", @"| \<b\>\~\#\{x\}\\ | - |",
        }));
    }

    [Test]
    public void Tables_AreOneAVariableAndError_TheSmallestFirst()
    {
        var tables = StudyTables.Of(SampleReport.Result);
        var wind = tables.Where(table => table.Caption.Contains("wind", System.StringComparison.Ordinal)).ToArray();

        Assert.That(wind, Has.Length.EqualTo(2), "what kept abs=0.01, and what had settings of its own");
        Assert.That(wind[0].Caption, Does.EndWith(": wind [m s-1] at abs=0.01"));
        Assert.That(wind[0].Lines.Select(line => line[0]), Is.EqualTo(new[] { "nv12", "netcdf4-none" }));
        Assert.That(wind[1].Lines.Select(line => line[0]), Is.EqualTo(new[] { "nv12:high", "grib2-ccsds:12 (failed)", "grib2-simple:16 (not supported)" }));
    }
}
