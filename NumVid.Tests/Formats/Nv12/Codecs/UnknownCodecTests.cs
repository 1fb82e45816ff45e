using System;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Codecs;

/// <summary>A codec that this version does not know is refused by its name, and costs its own variables
/// alone.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class UnknownCodecTests : DamagedFileFixture
{
    [TestCase("theora")]
    [TestCase("HEVC")]
    [TestCase("hevc ffv1")]
    public void Quality_UnknownCodec_IsRefusedByName(string codec)
    {
        var path = PathOf("new.nv12");

        Assert.That(
            () => new Nv12DataSet($"{path}?quality=codec={codec}"),
            Throws.TypeOf<FormatException>().With.Message.Contains($"'{codec}' is not a codec").And.Message
                .Contains("hevc, ffv1, jpeg2000, predictive"));
        Assert.That(File.Exists(path), Is.False);
    }

    [Test]
    public void File_WithUnknownCodec_OpensAndReadsItsOtherVariables()
    {
        Forge();
        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly");

        Assert.That(dataSet.Warnings, Is.Empty);
        Assert.That(dataSet.Describe()[0].Codec, Is.EqualTo("theora"));
        Assert.That(DamagedFiles.Variables[1..].Select(name => DamagedFiles.ValuesOf(dataSet, name)), Has.None.Empty);
        Assert.That(
            () => dataSet["t"].GetData(),
            Throws.TypeOf<InvalidFileException>().With.Message.Contains("variable 't'").And.Message
                .Contains("the codec 'theora' is not known"));
    }

    [Test]
    public void Verify_FileWithUnknownCodec_NamesItForEachSegment()
    {
        Forge();

        var damage = Nv12Fixity.Check(Path).Variables.SelectMany(variable => variable.Damage).ToArray();

        Assert.That(damage.Select(segment => segment.Variable), Is.EqualTo(new[] { "t", "t", "t" }));
        Assert.That(damage.Select(segment => segment.Problem), Has.All.Contains("'theora' is not known"));
    }

    [Test]
    public void Write_ToAVariableWithUnknownCodec_IsRefusedAndOthersAreFree()
    {
        Forge();
        int[] shape = [1, 10, 33, 49];
        using (var dataSet = new Nv12DataSet(Path))
        {
            Assert.That(
                () => dataSet["t"].PutData([0, 0, 0, 0], TestFields.Shaped(TestFields.Smooth<float>(shape, 5), shape)),
                Throws.TypeOf<UnsupportedDataException>().With.Message.Contains("'t'").And.Message
                    .Contains("'theora'"));
            dataSet.Rollback();
            dataSet["counts"].PutData([1], new[] { 17 });
        }

        using var reopened = new Nv12DataSet($"{Path}?openMode=readOnly");
        Assert.That(reopened["counts"].GetData(), Is.EqualTo(new[] { 3, 17, 4 }));
        Assert.That(reopened.Describe()[0].Codec, Is.EqualTo("theora"), "its segments are carried along");
    }

    [Test]
    public void SecondReader_FileWithUnknownCodec_RefusesItByName()
    {
        Forge();
        var script = System.IO.Path.Combine(TestFiles.Root, "docs", "reference-decoder", "read_nv12.py");

        var (exitCode, _, error) = ExternalTool.TryRun("/usr/bin/python3", "-B", script, Path);

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(error, Does.Contain("the codec 'theora' is not known"));
    }

    // As a later version might write t.
    private void Forge() => File.WriteAllBytes(Path, ForgedFile.ChangeManifest(Sound, manifest =>
    {
        var variable = manifest["variables"]![0]!;
        variable["coding"]!["codec"] = "theora";
        variable["coding"]!["quality"] =
            ((string)variable["coding"]!["quality"]!).Replace("ffv1", "theora", StringComparison.Ordinal);
        foreach (var segment in variable["segments"]!.AsArray())
        {
            segment!["video"]!["codec"] = "theora";
        }
    }));
}
