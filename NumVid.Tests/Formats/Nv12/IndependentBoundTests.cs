using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>No bound is violated, in the eyes of a judge that never runs our code: Debian's Python with netCDF4, numpy
/// and ecCodes.</summary>
/// <remarks>Each file goes through <c>numvid convert</c> to .nv12 and from there to NetCDF. All of <c>fields/</c> at
/// four bounds with <c>./test --long</c>, else each fixture at one.</remarks>
[TestFixture]
internal sealed class IndependentBoundTests
{
    // The interpreter that Debian's packages are for; another one may stand before it on the path.
    private const string Python = "/usr/bin/python3";
    private const string DefaultFactor = "1.2210012e-4";

    private static IEnumerable<TestCaseData> Cases()
    {
        var files = Directory.GetFiles(Path.Combine(TestFiles.Root, "fixtures"), "*.*");
        if (LongRun.IsAsked && TestFiles.ExternalRoot is { } root)
        {
            files = [.. files, .. Directory.GetFiles(Path.Combine(root, "fields"))];
        }

        string[] all = ["1e-2", "1e-3", "1e-4", DefaultFactor];
        return from entry in files.Order(StringComparer.Ordinal)
                   .Where(file => Path.GetExtension(file) is ".nc" or ".grib" or ".grb" or ".grib2").Index()
               let file = entry.Item
               from factor in LongRun.IsAsked ? all : [entry.Index % 2 == 0 ? DefaultFactor : "1e-3"]
               select new TestCaseData(file, factor) { TestName = $"{{m}}({Path.GetFileName(file)}, {factor})" };
    }

    [TestCaseSource(nameof(Cases))]
    public void File_ReadBackByAnotherLibrary_HoldsItsBound(string file, string factor)
    {
        using var folder = new TemporaryFolder();
        string[] quality = factor == DefaultFactor ? [] : ["--quality", $"range={factor}"];
        Convert([file, folder.File("kept.nv12"), .. quality]);
        Convert([folder.File("kept.nv12"), folder.File("returned.nc"), "--deflate", "0"]);

        // Where each message of a GRIB file stands; the judge finds its very values there.
        Convert([file, folder.File("places.nc"), "--deflate", "0"]);

        var verdict = Judge(file, folder.File("returned.nc"), factor, folder.File("places.nc"));

        Assert.That(verdict.Output, Does.EndWith(" 0 violations\n"), verdict.Error);
        Assert.That(verdict.Variables, Is.Positive, verdict.Output);
        TestContext.Out.Write(verdict.Output);
    }

    [Test]
    public void Judge_SeesAViolation()
    {
        using var folder = new TemporaryFolder();
        var file = TestFiles.Fixture("coads_sst_airt_monthly.nc");
        Convert([file, folder.File("kept.nv12"), "--quality", "range=1e-2"]);
        Convert([folder.File("kept.nv12"), folder.File("returned.nc"), "--deflate", "0"]);

        var verdict = Judge(file, folder.File("returned.nc"), "1e-3", file);

        Assert.That(verdict.ExitCode, Is.EqualTo(1), verdict.Output + verdict.Error);
        Assert.That(verdict.Output, Does.Not.EndWith(" 0 violations\n"));
    }

    private static void Convert(string[] arguments)
    {
        var (exitCode, _, error) = NumVidProgram.Run(["convert", .. arguments]);
        Assert.That(exitCode, Is.Zero, error);
    }

    private static (int ExitCode, string Output, string Error, int Variables) Judge(
        string original, string returned, string factor, string places)
    {
        var script = Path.Combine(TestFiles.Root, "NumVid.Tests", "Judges", "bounds.py");
        var (exitCode, output, error) = ExternalTool.TryRun(
            Python, script, original, returned, factor == DefaultFactor ? "levelrange" : "range", factor, places);
        var last = output.TrimEnd('\n').Split('\n')[^1];
        return (exitCode, output, error, int.TryParse(
            last.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0);
    }
}
