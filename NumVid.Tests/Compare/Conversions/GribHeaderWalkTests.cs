using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using EccodesDotNet.Framing;
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

        AssertHeaders(path, Convert(path, "copy.grib", "--bits", "8", "--edition", Edition(path)));
    }

    [TestCaseSource(nameof(Files))]
    public void Copy_ByWayOfNv12_HasAllHeaderSections(string file)
    {
        var path = Path.Combine(TestFiles.ExternalRoot!, file);
        var between = Convert(path, "between.nv12", "--quality", "range=0.1,codec=predictive,effort=fast");

        AssertHeaders(path, Convert(between, "copy.grib", "--bits", "8", "--edition", Edition(path)));
    }

    private static void AssertHeaders(string source, string copy)
    {
        HashSet<long> omitted;
        using (var dataSet = new GribDataSet(source + "?openMode=readOnly"))
        {
            omitted = [.. dataSet.Omissions.Where(omission => !omission.IsMetadata).Select(omission => omission.Offset!.Value)];
        }

        var lacking = Headers(source, omitted);
        var more = new List<string>();
        foreach (var header in Headers(copy, []))
        {
            if (!lacking.Remove(header))
            {
                more.Add(header);
            }
        }

        // Fields of edition 1 beside some of edition 2 are written as edition 2.
        var edition = Edition(source);
        var translated = lacking.RemoveAll(header => !header.StartsWith(edition, StringComparison.Ordinal));
        Assert.That(lacking.Concat(more), Has.Exactly(translated).Items);
    }

    private string Convert(string source, string name, params string[] options)
    {
        var target = _folder.File(name);
        var run = NumVidProgram.Run(["convert", source, target, "--allow-omissions", .. options]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return target;
    }

    // A field's discipline and its sections 1, 2, 3 and 4; of edition 1 sections 1 and 2 without what belongs to the
    // packing: the decimal scale, and whether a bitmap follows.
    private static List<string> Headers(string path, HashSet<long> omitted)
    {
        using var source = new GribSource(path);
        var headers = new List<string>();
        foreach (var field in GribFileIndex.Read(source).Fields)
        {
            if (!omitted.Contains(field.MessageOffset))
            {
                var sections = field.Sections.Where(section => section.Number < (field.Edition == 2 ? 5 : 3))
                    .Select(section => (section.Number, Bytes: GribField.ReadSection(source, section))).ToList();
                if (field.Edition == 1)
                {
                    sections[0].Bytes[7] &= 0xBF;
                    sections[0].Bytes.AsSpan(26, 2).Clear();
                }

                headers.Add($"{field.Edition}.{field.Discipline}: " + string.Join(
                    ' ', sections.Select(section => $"{section.Number}:{System.Convert.ToHexString(section.Bytes)}")));
            }
        }

        return headers;
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

    private static string Edition(string path)
    {
        using var source = new GribSource(path);
        return GribFileIndex.Read(source).Fields.Max(field => field.Edition).ToString(CultureInfo.InvariantCulture);
    }
}
