using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats;
using NumVid.Formats.Errors;
using NumVid.Formats.NetCdf;
using NumVid.Formats.NetCdf.Writing;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.NetCdf;

/// <summary>Rounded values keep what was promised, as the NetCDF library's own quantisation does, and deflate
/// better.</summary>
[NoLeakedHandles]
internal sealed class NetCdfRoundingTests
{
    private static readonly float[] s_special =
        [0, -0.0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, -float.MaxValue,
            float.Epsilon, 1e-40f, 9.9999999f, 0.1f, -1e10f];

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = new TemporaryFolder();
        NumVidProviders.Register();
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    // The library rounds halves away from zero and we to even; the other values must agree bit by bit.
    [TestCase(1)]
    [TestCase(7)]
    [TestCase(13)]
    [TestCase(22)]
    public void BitRound_OfNoise_IsWhatTheNetCdfLibraryMakes(int bits)
    {
        var field = Noise();
        var path = Write($"quantise=bitround:{bits}", field);
        Judge(field, "BitRound", bits);

        var (expected, actual) = (new NcDump(_folder.File("judge.nc")), new NcDump(path));

        var half = 1u << (22 - bits);
        bool IsHalfWay(float value) => (BitConverter.SingleToUInt32Bits(value) & ((2 * half) - 1)) == half;
        var differ = expected.Values("t").Zip(actual.Values("t"), field.Cast<float>())
            .Where(triple => triple.First != triple.Second).ToArray();
        Assert.That(differ.Select(triple => triple.Third).Where(value => !IsHalfWay(value)), Is.Empty);
        Assert.That(differ, Has.Length.LessThan(bits == 22 ? 2000 : 40));
        Assert.That(actual.Number(
            "t", BitRounding.NoteName), Is.EqualTo(bits).And.EqualTo(expected.Number("t", BitRounding.NoteName)));
    }

    [Test]
    public void BitRound_HalfWay_GoesToEven()
    {
        var rounding = new BitRounding(2);

        Assert.That(new[] { 1.125f, 1.375f, 1.625f, -1.125f, 1.99f }.Select(
            rounding.Round), Is.EqualTo(new[] { 1f, 1.5f, 1.5f, -1f, 2f }));
        Assert.That(new[] { 1.125, 1.375 }.Select(rounding.Round), Is.EqualTo(new[] { 1.0, 1.5 }));
    }

    [Test]
    public void Granular_AnyMagnitude_KeepsSoManyDigits([Range(1, 15)] int digits)
    {
        var random = new Random(digits);
        var rounding = new GranularRounding(digits);
        for (var i = 0; i < 20_000; i++)
        {
            var value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-30, 30));
            var half = 0.5 * Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) + 1 - digits);

            Assert.That(Math.Abs(rounding.Round(value) - value), Is.LessThanOrEqualTo(half), $"{value:R}");
            if (digits <= 7)
            {
                Assert.That(Math.Abs((double)rounding.Round((float)value) - (float)value), Is.LessThanOrEqualTo(
                    half * 1.000001), $"{value:R}");
            }
        }
    }

    [Test]
    public void Granular_OfNoise_IsNoLargerThanTheNetCdfLibraryMakesIt()
    {
        var field = Noise();
        var path = Write("quantise=granular:3", field);
        Judge(field, "GranularBitRound", 3);

        Assert.That(new FileInfo(path).Length, Is.LessThan(1.1 * new FileInfo(_folder.File("judge.nc")).Length));
        Assert.That(new NcDump(path).Number("t", GranularRounding.NoteName),
            Is.EqualTo(3).And.EqualTo(new NcDump(_folder.File("judge.nc")).Number("t", GranularRounding.NoteName)));
    }

    [TestCase("bitround:1")]
    [TestCase("granular:1")]
    public void Round_WhatIsNoOrdinaryNumber_StaysAsItIs(string quantise)
    {
        ValueRounding rounding = quantise.StartsWith("bit", StringComparison.Ordinal) ? new BitRounding(1)
            : new GranularRounding(1);

        foreach (var value in s_special.Where(value => !float.IsNormal(value) || Math.Abs(value) == float.MaxValue))
        {
            var rounded = rounding.Round(value);
            Assert.That(float.IsFinite(rounded), Is.EqualTo(float.IsFinite(value)), $"{value:R}");
            Assert.That(float.IsNegative(rounded), Is.EqualTo(float.IsNegative(value)), $"{value:R}");
            Assert.That(float.IsNaN(rounded), Is.EqualTo(float.IsNaN(value)), $"{value:R}");
        }
    }

    [TestCase("abs=0.5", 0.5, double.PositiveInfinity)]
    [TestCase("abs=1e-3", 1e-3, double.PositiveInfinity)]
    [TestCase("range=1e-3", 0.06, double.PositiveInfinity)]
    [TestCase("rel=1e-3", double.PositiveInfinity, 1e-3)]
    [TestCase("rel=0.2", double.PositiveInfinity, 0.2)]
    [TestCase("abs=0.01,rel=1e-4", 0.01, 1e-4)]
    public void Quality_OfAField_HoldsWithTheFewestBits(string quality, double absolute, double relative)
    {
        var field = Noise();
        var path = Write($"quantise=bitround&quality={quality}", field);
        using var data = DataSet.Open(path + "?openMode=readOnly");
        var values = ((float[,])data["t"].GetData()).Cast<float>().ToArray();
        var bits = (int)new NcDump(path).Number("t", BitRounding.NoteName)!.Value;

        bool Holds(double x, double y) => Math.Abs(x - y) <= absolute && Math.Abs(x - y) <= relative * Math.Abs(x);
        Assert.That(field.Cast<float>().Zip(values).All(pair => Holds(pair.First, pair.Second)));

        // One bit fewer would allow more than the bound.
        Assert.That(Math.ScaleB(1, Math.ILogB(301) - bits) > absolute
            || Math.ScaleB(1, -bits) > relative, $"{bits - 1} bits would do");
    }

    [Test]
    public void Quality_Lossless_RoundsNothing() =>
        Assert.That(new NcDump(Write("quantise=bitround&quality=t:lossless;default:abs=1", Noise()))
            .Number("t", BitRounding.NoteName), Is.Null);

    [Test]
    public void Round_MissingValuesAndCoordinates_AreLeftAlone()
    {
        var path = _folder.File("masked.nc");
        using (
            var data = new NetCdfDataSet($"{path}?openMode=create&quantise=bitround:2") { IsAutocommitEnabled = false })
        {
            var t = data.AddVariable<float>("t", new float[,] { { 1.3f, 9.96921e36f }, { float.NaN, 3.3f } }, "y", "x");
            t.Metadata["_FillValue"] = 9.96921e36f;
            data.AddVariable<double>("x", new[] { 0.123456789, 1.123456789 }, "x");
            data.Commit();
        }

        var dump = new NcDump(path);

        Assert.That(dump.Values("t"), Is.EqualTo(new[] { 1.25, double.NaN, double.NaN, 3.5 }));
        Assert.That(dump.Values("x"), Is.EqualTo(new[] { 0.123456789, 1.123456789 }));
    }

    [TestCase("chunks=3x20", "3, 20")]
    [TestCase("chunks=7", "1, 7")]
    [TestCase("chunks=1000x1000", "60, 90")]
    [TestCase("deflate=1", "60, 90")]
    public void Chunks_AreAsAskedFor(string options, string expected) =>
        Assert.That(
            new NcDump(Write(options, Noise()), "-h", "-s").ToString(), Does.Contain($"t:_ChunkSizes = {expected} ;"));

    [TestCase("quantise=bitround", "needs 'quality=...'")]
    [TestCase("quantise=bitround:0", "[1, 52]")]
    [TestCase("quantise=granular:16", "[1, 15]")]
    [TestCase("quantise=granular", "granular:N")]
    [TestCase("quantise=digits:3", "is expected")]
    [TestCase("quantise=bitround:3&pack=short", "exclude each other")]
    [TestCase("quantise=bitround:3&quality=abs=1", "needs 'pack=short'")]
    [TestCase("chunks=3x0", "lengths along the last axes")]
    public void Options_ThatMakeNoSense_SayWhatDoes(string options, string message) => Assert.That(
        () => Write(options, Noise()), Throws.Exception.Matches<Exception>(error =>
            error is not null && error.ToString().Contains(message, StringComparison.Ordinal)));

    [TestCase("levelrange=0.1")]
    [TestCase("psnr=50")]
    public void Quality_ThatRoundingCannotPromise_IsRefused(string quality) => Assert.That(
        () => Write($"quantise=bitround&quality={quality}", Noise()),
        Throws.Exception.Matches<Exception>(error => error?.GetBaseException() is UnsupportedDataException
            && error.GetBaseException().Message.Contains(quality, StringComparison.Ordinal)));

    private static float[,] Noise()
    {
        var random = new Random(3);
        var field = new float[60, 90];
        for (var y = 0; y < 60; y++)
        {
            for (var x = 0; x < 90; x++)
            {
                field[y, x] = (float)(270 + (30 * Math.Sin(0.1 * y)) + random.NextDouble());
            }
        }

        return field;
    }

    private string Write(string options, float[,] values)
    {
        var path = _folder.File(Guid.NewGuid().ToString("N") + ".nc");
        using var data = new NetCdfDataSet($"{path}?openMode=create&{options}") { IsAutocommitEnabled = false };
        data.AddVariable<float>("t", values, "y", "x");
        data.Commit();
        return path;
    }

    private void Judge(float[,] field, string mode, int digits)
    {
        const string Script = "import sys, netCDF4, numpy\n"
            + "v = numpy.fromfile(sys.argv[1], '<f4').reshape(60, 90)\n"
            + "d = netCDF4.Dataset(sys.argv[2], 'w'); d.createDimension('y', 60); d.createDimension('x', 90)\n"
            + "t = d.createVariable('t', 'f4', ('y', 'x'), zlib=True, complevel=5, shuffle=True, "
            + "significant_digits=int(sys.argv[4]), quantize_mode=sys.argv[3])\n"
            + "t[:] = v; d.close()\n";
        File.WriteAllBytes(_folder.File("raw"),
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(field.Cast<float>().ToArray().AsSpan()).ToArray());
        ExternalTool.Run("/usr/bin/python3", "-c", Script, _folder.File("raw"), _folder.File(
            "judge.nc"), mode, digits.ToString(CultureInfo.InvariantCulture));
    }
}
