using System;
using System.IO;
using NumVid.Formats.Errors;
using NumVid.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.NetCdf;

/// <summary>Classic files cut short or damaged: an error, never zeros.</summary>
[NoLeakedHandles]
internal sealed class ClassicHeaderTests
{
    private const string Cdl = """
        netcdf x { dimensions: t = UNLIMITED ; n = 3 ; variables: short s(t, n) ; byte b(t) ; double d(n) ; d:units = "m" ; :title = "x" ;
        data: s = 1, 2, 3, 4, 5, 6 ; b = 7, 8 ; d = 1, 2, 3 ; }
        """;

    private const string OneRecordVariableCdl = """
        netcdf x { dimensions: t = UNLIMITED ; n = 3 ; variables: byte b(t, n) ; data: b = 1, 2, 3, 4, 5, 6 ; }
        """;

    [TestCase("classic", Cdl, 1)]
    [TestCase("64-bit-offset", Cdl, 1)]
    [TestCase("cdf5", Cdl, 1)]
    [TestCase("classic", OneRecordVariableCdl, 0)]
    public void Open_CutAnywhere_IsRefused(string kind, string cdl, int lastValueByteCount)
    {
        using var folder = new TemporaryFolder();
        var bytes = File.ReadAllBytes(CdlFile.Create(folder, cdl, kind));
        var cut = folder.File("cut.nc");

        // The last record ends with padding of up to three bytes, which may be missing.
        for (var length = 0; length < bytes.Length - 3 - lastValueByteCount; length++)
        {
            File.WriteAllBytes(cut, bytes[..length]);
            Assert.That(() => new NetCdfDataSet(
                cut + "?openMode=readOnly"), Throws.InstanceOf<InvalidFileException>(), $"{length} bytes");
        }

        File.WriteAllBytes(cut, bytes);
        Assert.That(() => new NetCdfDataSet(cut + "?openMode=readOnly").Dispose(), Throws.Nothing);
    }

    [Test]
    public void Open_FlippedBits_OpensOrIsRefused([Values("classic", "64-bit-offset", "cdf5")] string kind)
    {
        const int Seed = 20260;
        TestContext.Out.WriteLine($"seed {Seed}");
        using var folder = new TemporaryFolder();
        var bytes = File.ReadAllBytes(CdlFile.Create(folder, Cdl, kind));
        var random = new Random(Seed);
        var path = folder.File("flipped.nc");
        for (var i = 0; i < 400; i++)
        {
            var flipped = (byte[])bytes.Clone();
            flipped[random.Next(4, flipped.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, flipped);
            OpenOrRefuse(path);
        }
    }

    private static void OpenOrRefuse(string path)
    {
        try
        {
            using var dataSet = new NetCdfDataSet(path + "?openMode=readOnly");
            foreach (var variable in dataSet.Variables)
            {
                variable.GetData();
            }
        }
        catch (Exception exception) when (exception is InvalidFileException or UnsupportedDataException)
        {
            Assert.That(exception.Message, Is.Not.Empty);
        }
    }
}
