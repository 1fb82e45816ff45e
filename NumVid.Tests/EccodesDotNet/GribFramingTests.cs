using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using EccodesDotNet;
using EccodesDotNet.Framing;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.EccodesDotNet;

[TestFixture]
[NoLeakedHandles]
internal sealed class GribFramingTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Read_MessagesOfBothEditionsWithPaddingAndHeading_FindsThem()
    {
        byte[] bytes = [.. "HTUA50 ECMF"u8, .. SampleMessages.Rising(), 0, 0, 0, 0, .. SampleMessages.RisingEdition1()];

        var (index, source) = Index(bytes);
        using (source)
        {
            Assert.Multiple(() =>
            {
                Assert.That(index.MessageCount, Is.EqualTo(2));
                Assert.That(index.Fields.Select(field => field.Edition), Is.EqualTo(new[] { 2, 1 }));
                Assert.That(index.Fields[0].MessageOffset, Is.EqualTo(11));
                Assert.That(index.SkippedByteCount, Is.EqualTo(11), "padding with zeros is nothing to tell of");
                Assert.That(index.Fields[0].ReadMessage(source), Is.EqualTo(SampleMessages.Rising()));
                Assert.That(index.Fields[1].ReadMessage(source), Is.EqualTo(SampleMessages.RisingEdition1()));
            });
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    public void ReadHeaders_HasAllHeaderKeysAndNoValues(int edition)
    {
        var bytes = edition == 2 ? SampleMessages.Rising() : SampleMessages.RisingEdition1();
        var (index, source) = Index(bytes);
        using (source)
        {
            var headers = index.Fields[0].ReadHeaders(source);
            using var whole = GribMessage.FromBytes(bytes);
            using var message = GribMessage.FromBytes(headers);

            Assert.That(headers, Has.Length.LessThan(bytes.Length));
            foreach (
                var key in new[] { "shortName", "gridType", "Ni", "dataDate", "bitsPerValue", "typeOfLevel",
                "stepRange" })
            {
                Assert.That(message.GetString(key), Is.EqualTo(whole.GetString(key)), key);
            }
        }
    }

    [TestCase("2-7")]
    [TestCase("3-7")]
    [TestCase("4-7")]
    public void Read_MessageOfTwoFields_SplitsIt(string repeated)
    {
        var first = int.Parse(repeated[..1], System.Globalization.CultureInfo.InvariantCulture);
        var (index, source) = Index(TwoFields(first));
        using (source)
        {
            using var second = GribMessage.FromBytes(index.Fields[1].ReadMessage(source));
            var values = new double[496];
            second.GetDoubles("values", values);

            Assert.Multiple(() =>
            {
                Assert.That(index.MessageCount, Is.EqualTo(1));
                Assert.That(index.Fields.Select(field => field.NumberInMessage), Is.EqualTo(new[] { 0, 1 }));
                Assert.That(second.GetInt64("parameterNumber"), Is.EqualTo(2));
                Assert.That(values, Is.EqualTo(SampleMessages.RisingValues()));
            });
        }
    }

    [Test]
    public void Read_SecondFieldRefersToBitmapOfTheFirst_TakesIt()
    {
        byte[] withBitmap;
        using (var message = GribMessage.FromBytes(SampleMessages.Rising()))
        {
            message.Set("bitmapPresent", 1);
            message.Set("missingValue", 7.0);
            message.Set("values", SampleMessages.RisingValues());
            withBitmap = message.ToArray();
        }

        var sections = Sections(withBitmap);
        byte[] reference = [0, 0, 0, 6, 6, 254];
        var bytes = Join(withBitmap, [.. sections.OfType<byte[]>(), sections[4], sections[5], reference, sections[7]]);
        var (index, source) = Index(bytes);
        using (source)
        {
            using var second = GribMessage.FromBytes(index.Fields[1].ReadMessage(source));

            Assert.That(second.GetInt64("numberOfMissing"), Is.EqualTo(1));
        }
    }

    [Test]
    public void Read_LargeMessageOfEdition1_UnderstandsItsLength()
    {
        byte[] bytes;
        using (var message = GribMessage.FromSample("regular_ll_sfc_grib1"))
        {
            const int Side = 2100;
            message.Set("Ni", Side);
            message.Set("Nj", Side);
            message.Set("bitsPerValue", 24);
            message.Set("values", Enumerable.Range(0, Side * Side).Select(i => (double)(i % 1000)).ToArray());
            bytes = message.ToArray();
        }

        Assert.That(bytes.Length, Is.GreaterThan(0x800000), "longer than edition 1 can count in octets");
        var (index, source) = Index([.. bytes, .. SampleMessages.Rising()]);
        using (source)
        {
            Assert.That(index.Fields, Has.Count.EqualTo(2));
            Assert.That(index.Fields[0].ReadMessage(source), Is.EqualTo(bytes));
            Assert.That(index.Fields[1].MessageOffset, Is.EqualTo(bytes.Length));
        }
    }

    [Test]
    public void Read_Damage_NamesOffsetAndFinding([ValueSource(nameof(Damages))] Damage damage)
    {
        var good = SampleMessages.Rising();
        var bytes = damage.Apply([.. good, .. good]);

        var error = Assert.Throws<GribFormatException>(() => Index(bytes))!;

        Assert.That(error.Message, Does.Contain(damage.Expected));
        Assert.That(error.Offset, Is.InRange(0, bytes.Length));
    }

    [Test]
    public void Read_AnyCut_ThrowsOrFindsWholeMessages()
    {
        var good = SampleMessages.RisingEdition1();
        for (var length = 1; length < good.Length; length++)
        {
            Assert.That(() =>
                Index(good[..length]), Throws.InstanceOf<GribFormatException>(), $"{length} of {good.Length} bytes");
        }
    }

    private static Damage[] Damages() =>
    [
        new("no end marker", "was found where the message must end with '7777'", bytes =>
            Change(bytes, bytes.Length - 1, (byte)'8')),
        new("second message cut", "the file ends after", bytes => bytes[..^100]),
        new("cut inside the indicator", "bytes after the start of a GRIB message", bytes =>
            bytes[..((bytes.Length / 2) + 9)]),
        new("edition 3", "GRIB edition 3 was found", bytes => Change(bytes, 7, 3)),
        new("huge message", "at most", bytes => Change(bytes, 8, 1)),
        new("section number 9", "section number 9", bytes => Change(bytes, 20, 9)),
        new("section longer than the message", "section 1 claims", bytes => Change(bytes, 16, 0x7F)),
        new("section of no length", "section 1 claims 0 bytes", bytes => Change(bytes, 19, 0)),
        new("no GRIB at all", "holds no GRIB message", _ => [.. "<!DOCTYPE html>"u8]),
        new("nothing", "is empty", _ => []),
    ];

    private static byte[] Change(byte[] bytes, int at, byte value)
    {
        bytes[at] = value;
        return bytes;
    }

    private static byte[] TwoFields(int firstRepeated)
    {
        var bytes = SampleMessages.Rising();
        var sections = Sections(bytes);
        var second = (byte[])sections[4].Clone();
        second[10] = 2;
        byte[] local = [0, 0, 0, 7, 2, 1, 1];
        var parts = Enumerable.Range(1, 7).Where(number => number != 2).Select(number => sections[number]).ToList();
        parts.Insert(1, local);
        parts.AddRange(Enumerable.Range(firstRepeated, 8 - firstRepeated)
            .Select(number => number == 2 ? local : number == 4 ? second : sections[number]));
        return Join(bytes, [.. parts]);
    }

    private static byte[][] Sections(byte[] message)
    {
        var sections = new byte[8][];
        for (var position = 16; position < message.Length - 4;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(message.AsSpan(position));
            sections[message[position + 4]] = message[position..(position + length)];
            position += length;
        }

        return sections;
    }

    private static byte[] Join(byte[] indicatorOf, params byte[][] parts)
    {
        byte[] bytes = [.. indicatorOf[..16], .. parts.SelectMany(part => part), .. "7777"u8];
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), bytes.Length);
        return bytes;
    }

    private (GribFileIndex Index, GribSource Source) Index(byte[] bytes)
    {
        var path = _folder.File("file.grib");
        File.WriteAllBytes(path, bytes);
        var source = new GribSource(path);
        try
        {
            return (GribFileIndex.Read(source), source);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    internal sealed record Damage(string Name, string Expected, Func<byte[], byte[]> Apply)
    {
        public override string ToString() => Name;
    }
}
