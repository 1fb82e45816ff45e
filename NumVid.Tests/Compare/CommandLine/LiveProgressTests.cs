using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NumVid.Compare.CommandLine;
using NumVid.Compare.Results;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>The table that is drawn over itself fits into the window and shows what is going on.</summary>
internal sealed partial class LiveProgressTests
{
    private const string Up = "\e[";

    private static readonly string[] s_configurations = [.. Enumerable.Range(1, 20).Select(number => $"nv12:abs={number},a-name-that-is-long")];

    [TestCase(30, 8)]
    [TestCase(60, 14)]
    [TestCase(200, 50)]
    public void Draw_AnyWindow_NeitherWrapsNorScrolls(int columns, int rows)
    {
        using var error = new StringWriter();
        using var terminal = new Terminal(TextWriter.Null, error, false, showsProgress: true, 80, () => (columns, rows));
        using (var progress = new LiveProgress(terminal))
        {
            progress.Begin("input.nc", ["t", ComparisonRow.AllVariables], s_configurations);
            foreach (var configuration in s_configurations)
            {
                progress.BeginCell("t", configuration);
                Assert.That(LastOf(error), Has.Some.Contains(configuration[..Math.Min(configuration.Length, columns - 3)]), "what runs is seen");
                progress.EndCell(new ComparisonRow { Variable = "t", Configuration = configuration, Format = "nv12", Status = CellStatus.Ok, Points = 1, Missing = 0 });
            }

            Assert.That(LastOf(error)[^1], Is.EqualTo("20 of 40 cells, 0 s"));
        }

        foreach (var drawing in error.ToString().Split(Up))
        {
            var lines = drawing.Split('\n')[..^1];
            Assert.That(lines, Has.Length.LessThan(rows));
            Assert.That(lines.Select(line => line[(line.IndexOf('J', StringComparison.Ordinal) + 1)..].Length), Is.All.LessThan(columns));
        }

        Assert.That(error.ToString(), Does.EndWith("J"), "nothing of it stays");
    }

    // script gives the program a terminal; what it sends there is what a window would get.
    [Test]
    public void Compare_InATerminal_DrawsATableAndLeavesTheResultsAlone()
    {
        using var folder = new TemporaryFolder();
        var command = $"stty cols 60 rows 12; dotnet '{NumVidProgram.Path}' compare '{TestFiles.Fixture("coads_sst_airt_monthly.nc")}' "
            + $"--variables SST --configs netcdf4-none,netcdf4-zlib1 --out '{folder.File("out")}' >'{folder.File("results")}'";

        var seen = ExternalTool.Run("script", "-qec", command, "/dev/null").ReplaceLineEndings("\n");

        Assert.That(seen, Does.Contain("SST (1 of 1)").And.Contain("all variables in one file").And.Match("netcdf4-zlib1 +running").And.Match("netcdf4-none +ok  ratio"));
        Assert.That(seen.Split('\n').Select(line => Escape().Replace(line, "").TrimEnd('\r').Length), Is.All.LessThan(60));
        Assert.That(File.ReadAllText(folder.File("results")), Does.Contain("netcdf4-none").And.Not.Contain("\e").And.Not.Contain("running"));
    }

    private static string[] LastOf(StringWriter error)
    {
        var text = error.ToString();
        return text[Math.Max(0, text.LastIndexOf(Up, StringComparison.Ordinal))..].TrimEnd('\n').Split('\n');
    }

    [GeneratedRegex("\e\\[[0-9?;]*[A-Za-z]")]
    private static partial Regex Escape();
}
