using System;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats;
using NumVid.Formats.Errors;
using NumVid.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.NetCdf;

[NoLeakedHandles]
internal sealed class NetCdfPackingTests
{
    private static readonly float[,] s_field =
    {
        { 250.1f, 251.3f, float.NaN, 260 },
        { 299.9f, 280.05f, 275.123f, 310.7f },
    };

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = new TemporaryFolder();
        NumVidProviders.Register();
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("short", "short", 65534)]
    [TestCase("byte", "byte", 254)]
    public void Pack_OfAField_IsNearestOnEvenStepsOverItsRange(string pack, string type, int steps)
    {
        var path = Write($"pack={pack}", s_field);
        var dump = new NcDump(path);
        var (scale, offset) = (dump.Number("t", "scale_factor")!.Value, dump.Number("t", "add_offset")!.Value);
        var (minimum, maximum) = ((double)250.1f, (double)310.7f);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(dump.Variables().Single(variable => variable.Name == "t").Type, Is.EqualTo(type));
            Assert.That(scale, Is.EqualTo((maximum - minimum) / steps).Within(1e-12));
            Assert.That(offset, Is.EqualTo((maximum + minimum) / 2).Within(1e-12));
            var expected =
                s_field.Cast<float>().Select(x => float.IsNaN(x) ? double.NaN : Math.Round((x - offset) / scale));
            Assert.That(dump.Values("t"), Is.EqualTo(expected));
        }
    }

    [Test]
    public void Pack_ReadBack_IsWithinHalfAStepAndMissingStaysMissing()
    {
        using var data = DataSet.Open(Write("pack=short", s_field) + "?openMode=readOnly");
        var values = (float[,])data["t"].GetData();

        foreach (var (x, y) in s_field.Cast<float>().Zip(values.Cast<float>()))
        {
            Assert.That(float.IsNaN(y), Is.EqualTo(float.IsNaN(x)));
            Assert.That(float.IsNaN(x)
                || Math.Abs((double)y - x) <= ((310.7 - 250.1) / 65534 / 2) + 2e-5, $"{x} came back as {y}");
        }
    }

    [Test]
    public void Pack_WithABound_KeepsItWithStepsOfTwiceIt()
    {
        var path = Write("pack=short&quality=abs=0.01", s_field);
        using var data = DataSet.Open(path + "?openMode=readOnly");
        var errors = s_field.Cast<float>().Zip(((float[,])data["t"].GetData()).Cast<float>())
            .Where(pair => !float.IsNaN(pair.First)).Select(pair => Math.Abs((double)pair.First - pair.Second));

        Assert.That(new NcDump(path).Number("t", "scale_factor"), Is.EqualTo(0.02).Within(1e-4));
        Assert.That(errors, Is.All.LessThanOrEqualTo(0.01));
    }

    [TestCase("pack=short&quality=abs=0.0001", "takes", TestName = "Pack_BoundNeedsMoreNumbers_IsRefused")]
    [TestCase(
        "pack=short&quality=rel=0.1", "knows 'abs=' and 'range='", TestName = "Pack_BoundOfAnotherKind_IsRefused")]
    [TestCase(
        "pack=short&quality=abs=1e-9", "below the resolution", TestName = "Pack_BoundBelowTheResolution_IsRefused")]
    public void Pack_BoundCannotBeKept_IsRefused(string options, string expected) =>
        Assert.That(() => Write(options, s_field),
            Throws.InstanceOf<UnsupportedDataException>().With.Message.Contains(expected).And.Message.Contains("'t'"));

    [Test]
    public void Pack_ConstantField_IsExact()
    {
        var constant = new float[,] { { 273.15f, 273.15f }, { 273.15f, 273.15f } };
        using var data = DataSet.Open(Write("pack=byte", constant) + "?openMode=readOnly");

        Assert.That(data["t"].GetData(), Is.EqualTo(constant));
    }

    [Test]
    public void Pack_AllMissing_ComesBackMissing()
    {
        using var data = DataSet.Open(Write("pack=short", new[,] { { float.NaN, float.NaN } }) + "?openMode=readOnly");

        Assert.That(data["t"].GetData(), Is.All.NaN);
    }

    [Test]
    public void Pack_InfiniteValues_AreRefused() => Assert.That(
        () => Write("pack=short", new[,] { { 1, float.PositiveInfinity } }),
        Throws.InstanceOf<UnsupportedDataException>().With.Message.Contains("infinite"));

    [Test]
    public void Pack_CoordinatesAndOtherTypes_StayAsTheyAre()
    {
        var path = _folder.File("c.nc");
        using (var data = DataSet.Open($"{path}?openMode=create&pack=short"))
        {
            data.IsAutocommitEnabled = false;
            data.AddVariable<float>("lat", new float[,] { { 1, 2 } }, "y", "x").Metadata["standard_name"] = "latitude";
            data.AddVariable<int>("n", new[,] { { 1, 2 } }, "y", "x");
            data.AddVariable<float>("line", new float[] { 1, 2 }, "x");
            data.AddVariable<float>("t", new float[,] { { 1, 2 } }, "y", "x");
            data.Commit();
        }

        Assert.That(
            new NcDump(path).Variables().Select(variable => (variable.Name, variable.Type)),
            Is.EquivalentTo(new[] { ("lat", "float"), ("n", "int"), ("line", "float"), ("t", "short") }));
    }

    // What stays as it is anyway may be asked for; ncdump is the judge.
    [TestCase("quality=lossless")]
    [TestCase("quality=t:lossless;default:lossless")]
    [TestCase("pack=short&quality=lossless")]
    [TestCase("quantise=bitround&quality=lossless")]
    public void Lossless_IsAccepted(string options)
    {
        var dump = new NcDump(Write(options, s_field));

        Assert.That(dump.Variables().Single(variable => variable.Name == "t").Type, Is.EqualTo("float"));
        Assert.That(dump.Number("t", "scale_factor"), Is.Null);
    }

    [TestCase("pack=int", "none, short or byte")]
    [TestCase("quality=t:lossless;default:abs=1", "for 'abs=1'")]
    [TestCase("quality=preset=high", "for 'preset=high'")]
    [TestCase("quality=abs=1", "needs 'pack=short'")]
    public void Options_ThatAreWrong_SayWhatIsAllowed(string options, string expected) => Assert.That(
        () => new NetCdfDataSet(
            $"{_folder.File("x.nc")}?openMode=create&{options}"), Throws.ArgumentException.With.Message
            .Contains(expected));

    private string Write(string options, float[,] values)
    {
        var path = _folder.File(Guid.NewGuid().ToString("N") + ".nc");
        using var data = new NetCdfDataSet($"{path}?openMode=create&{options}") { IsAutocommitEnabled = false };
        data.AddVariable<float>("t", values, "y", "x");
        data.Commit();
        return path;
    }
}
