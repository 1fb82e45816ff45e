using System;
using System.Globalization;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats;
using NumVid.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.NetCdf;

/// <summary>Packed numbers come in the narrowest type that tells them to a tenth of their step.</summary>
[NoLeakedHandles]
internal sealed class NetCdfUnpackedTypeTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = new TemporaryFolder();
        NumVidProviders.Register();
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    // The truth is the formula of the User's Guide, computed here in double.
    [TestCase("short", "0.002", "87000.", 0.002, 87000, -15321, true)]
    [TestCase("short", "0.0018", "271.3", 0.0018, 271.3, -15321, false)]
    [TestCase("short", "1.", "16777216.", 1, 16777216, 15321, true)]
    [TestCase("short", "1.", "16000000.", 1, 16000000, 15321, false)]
    [TestCase("short", "0.25", "4096.", 0.25, 4096, 15321, false)]
    [TestCase("byte", "5e-6", "21.", 5e-6, 21, -77, true)]
    [TestCase("ubyte", "0.5", "-20.", 0.5, -20, 211, false)]
    [TestCase("ushort", "0.01", "101000.", 0.01, 101000, 60001, true)]
    [TestCase("int", "0.001", "0.", 0.001, 0, 1234567890, true)]
    [TestCase("uint", "0.001", "0.", 0.001, 0, 4000000001, true)]
    [TestCase("float", "0.01", "0.", 0.01, 0, 12345.678, true)]
    [TestCase("float", "1.", "0.", 1, 0, 12345.678, false)]
    public void Unpacked_AreToldToATenthOfTheirStep(
        string stored, string scaleText, string offsetText, double scale, double offset, double number, bool isDouble)
    {
        var text = number.ToString(CultureInfo.InvariantCulture) + (stored == "float" ? "f" : "");
        using var data = Open($$"""
            netcdf x { dimensions: y = 2 ; x = 2 ; variables: {{stored}} v(y, x) ;
            v:scale_factor = {{scaleText}} ; v:add_offset = {{offsetText}} ; data: v = 0, 1, {{text}}, 3 ; }
            """);
        var value = data["v"].GetData(new[] { 1, 0 }, new[] { 1, 1 }).Cast<object>().Select(one => Convert.ToDouble(one, null)).Single();
        var expected = ((stored == "float" ? (double)(float)number : number) * scale) + offset;

        Assert.That(data["v"].TypeOfData, Is.EqualTo(isDouble ? typeof(double) : typeof(float)));
        Assert.That(value, Is.EqualTo(expected).Within(isDouble ? 0 : scale / 10));
    }

    [Test]
    public void PackedAgain_ComesBackInItsTypeWithinHalfAStep(
        [Values(typeof(float), typeof(double))] Type type, [Values("short", "byte")] string pack,
        [Values(290, 95000)] double middle)
    {
        var values = Array.CreateInstance(type, 6, 5);
        for (var i = 0; i < 30; i++)
        {
            values.SetValue(Convert.ChangeType(middle + (0.013 * ((i * 7) % 30)), type, CultureInfo.InvariantCulture), i / 5, i % 5);
        }

        var path = _folder.File("packed.nc");
        using (var data = DataSet.Open($"{path}?openMode=create&pack={pack}"))
        {
            data.IsAutocommitEnabled = false;
            var variable = type == typeof(float) ? (Variable)data.AddVariable<float>("v", "y", "x") : data.AddVariable<double>("v", "y", "x");
            variable.PutData(values);
            data.Commit();
        }

        var step = new NcDump(path).Number("v", "scale_factor")!.Value;
        using var back = new NetCdfDataSet(path + "?openMode=readOnly");
        Assert.That(back["v"].TypeOfData, Is.EqualTo(type));
        Assert.That(
            back["v"].GetData().Cast<object>().Select(one => Convert.ToDouble(one, null)),
            Is.EqualTo(values.Cast<object>().Select(one => Convert.ToDouble(one, null))).Within((step / 2) + (type == typeof(float) ? middle * 1e-7 : 1e-9)));
    }

    [Test]
    public void PackedIntegersOf64Bits_AreWarnedOf()
    {
        using var data = Open("""
            netcdf x { dimensions: x = 2 ; variables: int64 v(x) ; v:scale_factor = 0.1 ; data: v = 9007199254740993, 3 ; }
            """);

        Assert.That(data.Warnings, Has.One.Contains("'v'").And.One.Contains("2^49"));
    }

    [Test]
    public void HandedCase_HasTheNumbersOfItsSource()
    {
        using var data = new NetCdfDataSet(TestFiles.FieldCase("n04_packed_precision.nc") + "?openMode=readOnly");

        Assert.That(((double[,])data["pressure"].GetData())[0, 0], Is.EqualTo(101323.6).Within(1e-6));
    }

    private NetCdfDataSet Open(string cdl) => new(CdlFile.Create(_folder, cdl) + "?openMode=readOnly");
}
