using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Grib;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.Conversions;

/// <summary>Every key of every GRIB file at hand returns, straight and by way of <c>.nv12</c>: the header sections of
/// all fields are compared byte by byte, and what the reader says that it leaves out is all that may lack.</summary>
/// <remarks>The ordinary run takes the small files, the long one all.</remarks>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribHeaderWalkTests
{
    private const long SmallFile = 30_000;

    private TemporaryFolder _folder = null!;

    private static IEnumerable<string> Files => TestFiles.ExternalRoot is not { } root ? []
        : new[] { "fields", "odd", "field-cases" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder)).Order(StringComparer.Ordinal)
                .Where(IsReadableGrib).Select(path => Path.Combine(folder, Path.GetFileName(path))));

    [SetUp]
    public void SetUp() => _folder = new();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCaseSource(nameof(Files))]
    public void Copy_HasAllHeaderSections(string file)
    {
        var path = Path.Combine(TestFiles.ExternalRoot!, file);

        GribHeaderSections.AssertKept(path, Convert(path, "copy.grib", "--bits", "8", "--edition", GribHeaderSections.Edition(path)));
    }

    [TestCaseSource(nameof(Files))]
    public void Copy_ByWayOfNv12_HasAllHeaderSections(string file)
    {
        var path = Path.Combine(TestFiles.ExternalRoot!, file);
        var between = Convert(path, "between.nv12", "--quality", "range=0.1,codec=predictive,effort=fast");

        GribHeaderSections.AssertKept(path, Convert(between, "copy.grib", "--bits", "8", "--edition", GribHeaderSections.Edition(path)));
    }

    private string Convert(string source, string name, params string[] options)
    {
        var target = _folder.File(name);
        var run = NumVidProgram.Run(["convert", source, target, "--allow-omissions", .. options]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return target;
    }

    private static bool IsReadableGrib(string path)
    {
        if (!LongRun.IsAsked && new FileInfo(path).Length > SmallFile)
        {
            return false;
        }

        try
        {
            using var dataSet = new GribDataSet(path + "?openMode=readOnly");
            return dataSet.Variables.Count > 0;
        }
        catch (Exception error) when (error is IOException or NotSupportedException or InvalidOperationException)
        {
            return false;
        }
    }
}
