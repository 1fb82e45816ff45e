using System;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Codecs;

/// <summary>A codec of values is carried from the quality to the file and back, with nothing but a list that has
/// it.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class ValueCodecTests
{
    private const double Bound = 0.05;
    private const string Quality = "abs=0.05,codec=difference";

    private static readonly int[] s_shape = [2, 3, 20, 30];

    private TemporaryFolder _folder = null!;

    private string Path => _folder.File("field.nv12");

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void RoundTrip_NaNAndFillValuesAreExactAndMissesArePatched()
    {
        var values = Values(1);
        Write(new DifferenceCodec(), Quality, values);

        var (actual, description) = Read();

        Check(values, actual);
        Assert.That(description.Codec, Is.EqualTo("difference"));
        Assert.That(description.Fallbacks, Is.Empty);
        Assert.That(description.MaskByteCount, Is.Positive);
        Assert.That(description.PatchByteCount, Is.Positive, "a value beyond the codec's numbers");
        Assert.That(description.MaxError, Is.InRange(Bound / 4, Bound));
        Assert.That(Entries(), Has.Exactly(2).EndsWith(".diff"));
        Assert.That(Manifest(), Does.Contain("\"steps\":["));
        Assert.That(Nv12Fixity.Check(Path, 2, null, new DifferenceCodec()).IsSound);
    }

    [Test]
    public void Append_GoesOnWithTheCodecAndKeepsStoredBits()
    {
        Write(new DifferenceCodec(), Quality, Values(1));
        var (stored, _) = Read();
        var added = Values(2);
        using (var dataSet = new Nv12DataSet(Path, new DifferenceCodec()))
        {
            dataSet["t"].Append(TestFields.Shaped(added, s_shape));
        }

        var (actual, description) = Read();

        Assert.That(actual[..stored.Length], Is.EqualTo(stored));
        Check(added, actual[stored.Length..]);
        Assert.That(description.Codec, Is.EqualTo("difference"));
        Assert.That(description.SegmentCount, Is.EqualTo(4));
        Assert.That(description.Fallbacks, Is.Empty);
    }

    [Test]
    public void Read_DamagedSegment_IsFoundAndCostsItsPointsAlone()
    {
        var values = Values(1);
        Write(new DifferenceCodec(), Quality, values);
        var file = File.ReadAllBytes(Path);
        var entry = DamagedFiles.EntriesOf(file).Last(entry => entry.Name.EndsWith(".diff", StringComparison.Ordinal));
        File.WriteAllBytes(Path, DamagedFiles.Flip(file, entry.Offset + (entry.Length / 2)));

        Assert.That(Nv12Fixity.Check(Path, 1, null, new DifferenceCodec()).Variables.Single().Damage.Single().Entry,
            Is.EqualTo(entry.Name));
        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly&salvage=true", new DifferenceCodec());
        float[] actual = [.. dataSet["t"].GetData().Cast<float>()];
        Check(values[..1800], actual[..1800]);
        Assert.That(actual[1800..], Is.All.EqualTo(-9999f), "the variable's missing value");
        Assert.That(dataSet.Damage, Has.Count.EqualTo(1));
    }

    [Test]
    public void MeanError_IsHeld()
    {
        var values = TestFields.Smooth<float>(s_shape, 1, noise: 1);
        Write(new DifferenceCodec(), "psnr=50,codec=difference", values);

        var (actual, description) = Read();

        var range = (double)values.Max() - values.Min();
        Assert.That(description.Codec, Is.EqualTo("difference"));
        Assert.That(
            values.Zip(actual).Average(pair => Math.Pow((double)pair.First - pair.Second, 2)),
            Is.LessThanOrEqualTo(range * range * 1e-5));
    }

    [Test]
    public void RelativeBound_IsKeptExactlyAndTold()
    {
        var values = TestFields.Smooth<float>(s_shape, 1);
        Write(new DifferenceCodec(), "rel=1e-2,codec=difference", values);

        var (actual, description) = Read();

        Assert.That(actual, Is.EqualTo(values));
        Assert.That(description.Fallbacks, Has.Count.EqualTo(2));
        Assert.That(description.Fallbacks, Is.All.Contains("difference needs a limit that is the same at all points"));
    }

    [TestCase("bytes that do not decode")]
    [TestCase("values that differ the second time")]
    public void Commit_WrongCodec_IsKeptExactlyAndTold(string fault)
    {
        var values = Values(1);
        Write(
            fault.StartsWith("bytes", StringComparison.Ordinal)
                ? new DifferenceCodec { OnEncode = bytes => bytes[..(bytes.Length / 2)] }
                : new DifferenceCodec { Drifts = true },
            Quality, values);

        var (actual, description) = Read();

        Assert.That(actual, Is.EqualTo(values));
        Assert.That(description.Codec, Is.EqualTo("exact"));
        Assert.That(description.Fallbacks, Has.Count.EqualTo(2));
        Assert.That(description.Fallbacks, Is.All.Contains("kept exactly"));
    }

    [Test]
    public void Commit_OtherValuesThanTheEncoderMeant_HoldTheBoundByPatches()
    {
        var values = TestFields.Smooth<float>(s_shape, 1);
        Write(new DifferenceCodec { OnEncode = SpoilOneNumber }, Quality, values);

        Check(values, Read().Values);
    }

    [Test]
    public void SecondReader_RefusesTheCodecByName()
    {
        Write(new DifferenceCodec(), Quality, Values(1));
        var script = System.IO.Path.Combine(TestFiles.Root, "docs", "reference-decoder", "read_nv12.py");

        var (exitCode, _, error) = ExternalTool.TryRun("/usr/bin/python3", "-B", script, Path);

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(error, Does.Contain("the codec 'difference' is not known"));
    }

    [Test]
    public void Read_WithoutTheCodec_RefusesItByName()
    {
        Write(new DifferenceCodec(), Quality, Values(1));
        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly");

        Assert.That(dataSet.Describe().Single().Codec, Is.EqualTo("difference"));
        Assert.That(
            () => dataSet["t"].GetData(),
            Throws.TypeOf<InvalidFileException>().With.Message.Contains("'t'").And.Message
                .Contains("'difference' is not known"));
    }

    private static byte[] SpoilOneNumber(byte[] bytes)
    {
        var numbers = NumVid.Formats.Nv12.Archive.Deflate.Decompress(bytes, sizeof(int) * 1800);
        numbers[4 * 700] ^= 0x40;
        return NumVid.Formats.Nv12.Archive.Deflate.Compress(numbers);
    }

    private static float[] Values(int seed) =>
        [.. TestFields.Smooth<float>(s_shape, seed).Select((value, i) => (i % 1800) switch
        {
            77 => 1000f,
            78 => float.PositiveInfinity,
            var place => place % 11 == 0 ? float.NaN : place % 13 == 0 ? -9999f : value,
        })];

    private static void Check(float[] expected, float[] actual)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            var isSpecial = !float.IsFinite(expected[i]) || expected[i] is -9999f;
            Assert.That(
                isSpecial ? actual[i].Equals(expected[i]) : Math.Abs((double)actual[i] - expected[i]) <= Bound,
                $"{expected[i]} became {actual[i]} at {i}");
        }
    }

    private void Write(DifferenceCodec codec, string quality, float[] values)
    {
        using var dataSet = new Nv12DataSet($"{Path}?openMode=create&threads=1&quality={quality}", codec);
        dataSet.IsAutocommitEnabled = false;
        var variable = dataSet.AddVariable<float>("t", TestFields.Shaped(values, s_shape), "t", "l", "y", "x");
        variable.Metadata["MissingValue"] = -9999f;
        dataSet.Commit();
    }

    private (float[] Values, Nv12VariableDescription Description) Read()
    {
        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly", new DifferenceCodec());
        return ([.. dataSet["t"].GetData().Cast<float>()], dataSet.Describe().Single());
    }

    private string[] Entries() => [.. ForgedFile.Read(File.ReadAllBytes(Path)).Select(entry => entry.Name)];

    private string Manifest() => System.Text.Encoding.UTF8.GetString(
        ForgedFile.Read(File.ReadAllBytes(Path)).Single(entry => entry.Name == ForgedFile.Manifest).Content);
}
