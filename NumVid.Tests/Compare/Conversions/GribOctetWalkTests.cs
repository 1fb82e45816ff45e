using System.Collections.Generic;
using System.Linq;
using EccodesDotNet;
using EccodesDotNet.Errors;
using NUnit.Framework;
using NumVid.Formats.Grib;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Formats.Grib;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.Conversions;

/// <summary>Whatever octet of a product differs, fields are told apart by it or it is kept with each: for every product
/// template that ecCodes can make, a file has one message for each octet of sections 1 and 4, higher by one there.</summary>
/// <remarks>The ordinary run takes some templates, the long one all.</remarks>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribOctetWalkTests
{
    private static readonly int[] s_ordinaryTemplates = [0, 12, 61];
    private static readonly int[] s_allTemplates =
        [.. Enumerable.Range(0, 100), 1000, 1001, 1002, 1100, 1101, 40033, 40034];

    private static readonly string[] s_counts =
        ["numberOfTimeRange", "NB", "numberOfModeOfDistribution", "numberOfCategories", "numberOfPartitions", "NT"];

    private TemporaryFolder _folder = null!;

    private static IEnumerable<int> Templates =>
        (LongRun.IsAsked ? s_allTemplates : s_ordinaryTemplates).Where(template => Base(template) is not null);

    [SetUp]
    public void SetUp() => _folder = new();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCaseSource(nameof(Templates))]
    public void Copy_OfMessagesThatDifferInOneOctet_HasAllHeaderSections(int template)
    {
        var source = _folder.File("source.grib2");
        GribMaker.Write(source, Variants(Base(template)!));

        using (var dataSet = new GribDataSet(source + "?openMode=readOnly"))
        {
            // A unit of time that there is none of, and an interval without an end.
            Assert.That(dataSet.Omissions, Has.Count.LessThanOrEqualTo(2));
        }

        var copy = Convert(source, "copy.grib2");
        var between = Convert(source, "between.nv12");
        var later = Convert(between, "later.grib2");

        GribHeaderSections.AssertKept(source, copy);
        GribHeaderSections.AssertKept(source, later);
    }

    private static byte[]? Base(int template)
    {
        try
        {
            using var message = GribMessage.FromSample("regular_ll_sfc_grib2");
            message.Set("productDefinitionTemplateNumber", template);
            message.Set("bitsPerValue", 8);
            message.Set("values", [.. Enumerable.Range(0, 496).Select(i => (double)i)]);
            return message.ToArray();
        }
        catch (EcCodesException)
        {
            return null;
        }
    }

    // Not those of a section's length and number, of the count of coordinates behind a template, of its number, and of
    // other counts: what they count would be missing.
    private static IEnumerable<byte[]> Variants(byte[] message)
    {
        yield return message;
        foreach (var (number, first) in new[] { (1, 5), (4, 9) })
        {
            var at = GribTestMessages.FindSection(message, number);
            var length = message[at + 3] + (256 * message[at + 2]);
            for (var octet = first; octet < length; octet++)
            {
                var changed = (byte[])message.Clone();
                changed[at + octet] += (byte)(changed[at + octet] < byte.MaxValue ? 1 : -1);
                if (s_counts.All(key => CountOf(changed, key) == CountOf(message, key)))
                {
                    yield return changed;
                }
            }
        }
    }

    private static long? CountOf(byte[] bytes, string key)
    {
        using var message = GribMessage.FromBytes(bytes);
        return message.TryGetInt64(key, out var count) ? count : null;
    }

    private string Convert(string source, string name)
    {
        var target = _folder.File(name);
        var run = NumVidProgram.Run(["convert", source, target, "--allow-omissions"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return target;
    }
}
