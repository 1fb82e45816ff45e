using System;
using System.IO;
using System.Linq;
using System.Text;
using NUnit.Framework;
using NumVid.Compare.Arrays;
using NumVid.Formats.Errors;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.Transfer;

/// <summary>Files written here byte by byte as NumPy's documentation has them.</summary>
[NoLeakedHandles]
internal sealed class NpyValuesTests
{
    [Test]
    public void Read_CAndFortranOrder_GiveTheSameArray(
        [Values(1, 2, 3)] int version, [Values] bool isFortran, [Values] bool isBigEndian)
    {
        using var folder = new TemporaryFolder();
        int[] shape = [3, 4, 5];
        var path = Write(folder, version, isBigEndian ? ">f4"
            : "<f4", isFortran, "(3, 4, 5)", Elements(shape, isFortran, isBigEndian));
        using var values = NpyValues.Open(path);

        var box = (float[,,])values.Read([1, 0, 2], [2, 4, 3]);

        Assert.That(values.Shape, Is.EqualTo(shape));
        for (var t = 0; t < 2; t++)
        {
            for (var y = 0; y < 4; y++)
            {
                for (var x = 0; x < 3; x++)
                {
                    Assert.That(box[t, y, x], Is.EqualTo((100 * (t + 1)) + (10 * y) + x + 2));
                }
            }
        }
    }

    [TestCase("<f8", typeof(double), 8)]
    [TestCase("|i1", typeof(sbyte), 1)]
    [TestCase("|u1", typeof(byte), 1)]
    [TestCase("<i2", typeof(short), 2)]
    [TestCase(">u2", typeof(ushort), 2)]
    [TestCase("<i4", typeof(int), 4)]
    [TestCase("<u4", typeof(uint), 4)]
    [TestCase(">i8", typeof(long), 8)]
    [TestCase("=u8", typeof(ulong), 8)]
    public void Open_KnowsTheType(string descr, Type type, int bytes)
    {
        using var folder = new TemporaryFolder();
        using var values = NpyValues.Open(Write(folder, 1, descr, false, "(2,)", new byte[2 * bytes]));
        Assert.That(values.Type, Is.EqualTo(type));
        Assert.That(values.Read([0], [2]), Has.Length.EqualTo(2));
    }

    [Test]
    public void Read_OfAScalar_GivesOneValue()
    {
        using var folder = new TemporaryFolder();
        using var values = NpyValues.Open(Write(folder, 1, "<i4", false, "()", [7, 0, 0, 0]));
        Assert.That(values.Read([], []), Is.EqualTo(new[] { 7 }));
    }

    [TestCase("<f4", "(3, 4)", 47)]
    [TestCase("<f4", "(3, 4)", 49)]
    [TestCase("<f4", "(0, 4)", 4)]
    [TestCase("<f4", "(2147483647, 2147483647, 2147483647)", 48)]
    [TestCase("<f4", "(0, 2147483647, 2147483647)", 0)]
    [TestCase("<f4", "(4294967296,)", 48)]
    [TestCase("<f4", "(-1,)", 48)]
    [TestCase("<f4", "12", 48)]
    [TestCase("<f4", "(1,)*100", 48)]
    [TestCase("f4", "(12,)", 48)]
    [TestCase("__import__", "(12,)", 48)]
    public void Open_OfAHostileHeader_IsRefused(string descr, string shape, int bytes)
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, 1, descr, false, shape, new byte[bytes]);
        Assert.That(() => NpyValues.Open(path), Throws.TypeOf<InvalidFileException>().With.Message.Contains(path));
    }

    [Test]
    public void Open_OfALongHeader_IsRefusedInTime()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, 2, "<f4", false, "(" + new string(',', 60000), new byte[4]);
        Assert.That(() => NpyValues.Open(path), Throws.TypeOf<InvalidFileException>());
        path = Write(folder, 2, "<f4", false, "(" + new string(' ', 200000) + ")", new byte[4]);
        Assert.That(() => NpyValues.Open(path), Throws.TypeOf<InvalidFileException>().With.Message.Contains("header"));
    }

    [TestCase("|b1")]
    [TestCase("<c8")]
    [TestCase("<U4")]
    [TestCase("|O8")]
    [TestCase("<f2")]
    public void Open_OfATypeThatSdsLacks_NamesIt(string descr)
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, 1, descr, false, "(1,)", new byte[8]);
        Assert.That(() => NpyValues.Open(path), Throws.TypeOf<UnsupportedDataException>().With.Message.Contains(descr));
    }

    [Test]
    public void Open_OfRandomBytes_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.npy");
        var sound = File.ReadAllBytes(Write(folder, 1, "<f4", false, "(3, 4)", new byte[48]));
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var bytes = (byte[])sound.Clone();
            bytes[random.Next(80)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            try
            {
                using var values = NpyValues.Open(path);
                Assert.That(values.Read(new int[values.Shape.Length], values.Shape).Length, Is.LessThanOrEqualTo(48));
            }
            catch (Exception exception) when (exception is InvalidFileException or UnsupportedDataException)
            {
                Assert.That(exception.Message, Does.Contain(path));
            }
        }
    }

    private static byte[] Elements(int[] shape, bool isFortran, bool isBigEndian)
    {
        var bytes = new byte[shape[0] * shape[1] * shape[2] * 4];
        for (var i = 0; i < bytes.Length / 4; i++)
        {
            var (t, y, x) = isFortran
                ? (i % shape[0], i / shape[0] % shape[1], i / shape[0] / shape[1])
                : (i / shape[2] / shape[1], i / shape[2] % shape[1], i % shape[2]);
            var element = BitConverter.GetBytes((float)((100 * t) + (10 * y) + x));
            (isBigEndian ? [.. element.Reverse()] : element).CopyTo(bytes, 4 * i);
        }

        return bytes;
    }

    private static string Write(
        TemporaryFolder folder, int version, string descr, bool isFortran, string shape, byte[] elements)
    {
        var header = Encoding.UTF8.GetBytes(
            $"{{'descr': '{descr}', 'fortran_order': {(isFortran ? "True" : "False")}, 'shape': {shape}, }}\n");
        byte[] length = version == 1 ? BitConverter.GetBytes((ushort)header.Length)
            : BitConverter.GetBytes((uint)header.Length);
        var path = folder.File("array.npy");
        File.WriteAllBytes(path, [0x93, .. "NUMPY"u8, (byte)version, 0, .. length, .. header, .. elements]);
        return path;
    }
}
