using System.Linq;
using NumVid.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.NetCdf;

/// <summary>The rules of CF and of the NetCDF User's Guide on files that ncgen makes.</summary>
[NoLeakedHandles]
internal sealed class NetCdfConventionTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("classic")]
    [TestCase("64-bit-offset")]
    [TestCase("cdf5")]
    [TestCase("nc4")]
    public void Read_EveryKind_GivesTypesAndText(string kind)
    {
        using var dataSet = Open("""
            netcdf x { dimensions: t = UNLIMITED ; n = 2 ; len = 5 ;
            variables: short s(t, n) ; char names(n, len) ; char flag ; double d ; byte b(n) ;
            :title = "a title" ;
            data: s = 1, 2, 3, 4, 5, 6 ; names = "ab", "abcde" ; flag = "y" ; d = 2.5 ; b = -1, 1 ; }
            """, kind);

        Assert.Multiple(() =>
        {
            Assert.That(dataSet["s"].GetData(), Is.EqualTo(new short[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }));
            Assert.That(dataSet["names"].GetData(), Is.EqualTo(new[] { "ab", "abcde" }));
            Assert.That(dataSet["names"].GetData([1], [1]), Is.EqualTo(new[] { "abcde" }));
            Assert.That(dataSet["flag"].GetData(), Is.EqualTo(new[] { "y" }));
            Assert.That(dataSet["d"].GetData(), Is.EqualTo(new[] { 2.5 }));
            Assert.That(dataSet["b"].GetData(), Is.EqualTo(new sbyte[] { -1, 1 }));
            Assert.That(dataSet.Metadata["title"], Is.EqualTo("a title"));
            Assert.That(dataSet.Warnings, Is.Empty);
        });
    }

    [Test]
    public void Read_AllAtomicTypes_OfNetCdf4()
    {
        using var dataSet = Open("""
            netcdf x { dimensions: n = 2 ;
            variables: ubyte ub(n) ; ushort us(n) ; uint ui(n) ; int64 l(n) ; uint64 ul(n) ; string s(n) ; float f(n) ; int i(n) ;
            data: ub = 0, 255 ; us = 0, 65535 ; ui = 0, 4294967295 ; l = -9223372036854775807, 1 ; ul = 0, 18446744073709551615 ;
            s = "Ж", "" ; f = 1.5, -1.5 ; i = 1, 2 ; }
            """);

        Assert.Multiple(() =>
        {
            Assert.That(dataSet["ub"].GetData(), Is.EqualTo(new byte[] { 0, 255 }));
            Assert.That(dataSet["us"].GetData(), Is.EqualTo(new ushort[] { 0, 65535 }));
            Assert.That(dataSet["ui"].GetData(), Is.EqualTo(new uint[] { 0, 4294967295 }));
            Assert.That(dataSet["l"].GetData(), Is.EqualTo(new[] { -9223372036854775807L, 1 }));
            Assert.That(dataSet["ul"].GetData(), Is.EqualTo(new ulong[] { 0, ulong.MaxValue }));
            Assert.That(dataSet["s"].GetData(), Is.EqualTo(new[] { "Ж", "" }));
        });
    }

    [TestCase("short", "0.01", "float", new[] { 2.5, 3.5 })]
    [TestCase("byte", "0.01", "float", new[] { 2.5, 3.5 })]
    [TestCase("int", "0.01", "double", new[] { 2.5, 3.5 })]
    [TestCase("float", "0.01f", "double", new[] { 2.5, 3.5 })]
    [TestCase("double", "0.01f", "double", new[] { 2.5, 3.5 })]
    public void Read_Packed_UnpacksInDouble(string stored, string scale, string shown, double[] expected)
    {
        using var dataSet = Open($$"""
            netcdf x { dimensions: n = 3 ; variables: {{stored}} v(n) ;
            v:scale_factor = {{scale}} ; v:add_offset = 1.5 ; v:missing_value = {{(stored == "byte" ? "-7b" : "-7")}} ;
            data: v = 100, -7, {{(stored == "byte" ? "127" : "200")}} ; }
            """);

        var values = dataSet["v"].GetData().Cast<object>().Select(v => System.Convert.ToDouble(v, null)).ToArray();
        var last = stored == "byte" ? 1.5 + 1.27 : expected[1];
        Assert.That(dataSet["v"].TypeOfData, Is.EqualTo(shown == "float" ? typeof(float) : typeof(double)));
        Assert.That(values[0], Is.EqualTo(expected[0]).Within(1e-6));
        Assert.That(values[1], Is.NaN);
        Assert.That(values[2], Is.EqualTo(last).Within(1e-6));
        Assert.That(dataSet["v"].MissingValue, Is.EqualTo(shown == "float" ? float.NaN : (object)double.NaN));
    }

    [TestCase("v:valid_min = 0.f ; v:valid_max = 10.f ;", new[] { double.NaN, 0, 5, 10, double.NaN })]
    [TestCase("v:valid_range = 0.f, 5.f ;", new[] { double.NaN, 0, 5, double.NaN, double.NaN })]
    [TestCase("v:valid_range = 5.f, 0.f ;", new[] { -1.0, 0, 5, 10, 11 })]
    [TestCase("v:missing_value = 5.f, 10.f ;", new[] { -1.0, 0, double.NaN, double.NaN, 11 })]
    [TestCase("v:missing_value = 5 ;", new[] { -1.0, 0, double.NaN, 10, 11 })]
    [TestCase("v:missing_value = \"5\" ;", new[] { -1.0, 0, double.NaN, 10, 11 })]
    [TestCase("v:missing_value = \"n/a\" ;", new[] { -1.0, 0, 5, 10, 11 })]
    [TestCase("v:_FillValue = 0.f ; v:missing_value = 11.f ;", new[] { -1.0, double.NaN, 5, 10, double.NaN })]
    public void Read_MaskingAttributes_GiveNaN(string attributes, double[] expected)
    {
        using var dataSet = Open($$"""
            netcdf x { dimensions: n = 5 ; variables: float v(n) ; {{attributes}}
            data: v = -1, 0, 5, 10, 11 ; }
            """, "classic");

        Assert.That(dataSet["v"].GetData(), Is.EqualTo(expected));
        Assert.That(dataSet["v"].MissingValue, Is.EqualTo(float.NaN));
    }

    [Test]
    public void Read_FloatCodeOnDouble_IsComparedInFloat()
    {
        using var dataSet = Open("""
            netcdf x { dimensions: n = 2 ; variables: double v(n) ; v:missing_value = 1.e20f ; data: v = 1.e20, 1 ; }
            """, "classic");

        Assert.That(dataSet["v"].GetData(), Is.EqualTo(new[] { double.NaN, 1 }));
    }

    [Test]
    public void Read_CellsNeverWritten_AreNaN()
    {
        using var dataSet = Open("""
            netcdf x { dimensions: n = 3 ; variables: float v(n) ; data: v = 1, _, 3 ; }
            """, "classic");

        Assert.That(dataSet["v"].GetData(), Is.EqualTo(new[] { 1, float.NaN, 3 }));
    }

    [Test]
    public void Read_Unsigned_IsReinterpreted()
    {
        using var dataSet = Open("""
            netcdf x { dimensions: n = 2 ; variables: byte b(n) ; b:_Unsigned = "true" ; b:_FillValue = -1b ;
            short p(n) ; p:_Unsigned = "true" ; p:scale_factor = 0.5 ; data: b = -1, 1 ; p = -1, 2 ; }
            """, "classic");

        Assert.That(dataSet["b"].GetData(), Is.EqualTo(new byte[] { 255, 1 }));
        Assert.That(dataSet["b"].MissingValue, Is.EqualTo((byte)255));
        Assert.That(dataSet["p"].GetData(), Is.EqualTo(new[] { 32767.5f, 1 }));
    }

    [Test]
    public void Read_LimitsOfPackedData_AreInTheirOwnUnits()
    {
        using var dataSet = Open("""
            netcdf x { dimensions: n = 3 ; variables:
            short p(n) ; p:scale_factor = 0.5 ; p:valid_range = 0s, 10s ;
            short q(n) ; q:scale_factor = 0.5 ; q:valid_max = 5. ;
            data: p = -1, 10, 11 ; q = -1, 10, 11 ; }
            """, "classic");

        Assert.That(dataSet["p"].GetData(), Is.EqualTo(new[] { float.NaN, 5, float.NaN }));
        Assert.That(dataSet["q"].GetData(), Is.EqualTo(new[] { -0.5f, 5, float.NaN }));
    }

    [Test]
    public void Read_WholeNumbers_KeepTheirFillValue()
    {
        using var dataSet = Open("""
            netcdf x { dimensions: n = 2 ; variables: int v(n) ; v:_FillValue = -9 ; int w(n) ; w:missing_value = -8 ; data: v = -9, 1 ; w = 1, -8 ; }
            """, "classic");

        Assert.That(dataSet["v"].GetData(), Is.EqualTo(new[] { -9, 1 }));
        Assert.That(dataSet["v"].MissingValue, Is.EqualTo(-9));
        Assert.That(dataSet["w"].MissingValue, Is.EqualTo(-8));
    }

    [Test]
    public void Read_Raw_LeavesEverythingAsStored()
    {
        var path = CdlFile.Create(_folder, """
            netcdf x { dimensions: n = 2 ; variables: short v(n) ; v:scale_factor = 0.5 ; v:_FillValue = -9s ; data: v = -9, 1 ; }
            """, "classic");
        using var dataSet = new NetCdfDataSet(path + "?openMode=readOnly&raw=true");

        Assert.That(dataSet["v"].GetData(), Is.EqualTo(new short[] { -9, 1 }));
        Assert.That(dataSet["v"].Metadata["scale_factor"], Is.EqualTo(0.5));
        Assert.That(dataSet["v"].MissingValue, Is.EqualTo((short)-9));
    }

    [Test]
    public void Read_UserDefinedTypes_AreLeftOutByName()
    {
        using var dataSet = Open("""
            netcdf x { types: byte enum kind { a = 0, b = 1 } ; compound pair { int x ; int y ; } ; int(*) many ;
            dimensions: n = 1 ; variables: kind e(n) ; pair c(n) ; many m(n) ; int good(n) ;
            data: e = a ; c = {1, 2} ; m = {1, 2, 3} ; good = 7 ; }
            """);

        Assert.That(dataSet.Variables.Select(variable => variable.Name), Is.EqualTo(new[] { "good" }));
        Assert.That(dataSet.Warnings,
            Has.Count.EqualTo(3).And.Some.Contains("'e'").And.Some.Contains("'c'").And.Some.Contains("'m'"));
    }

    [Test]
    public void Read_AttributesOfGroups_AreGlobalOnesUnderTheirPathAndComeBack()
    {
        using var dataSet = Open("""
            netcdf x { :title = "root" ; group: a { :title = "first" ; :run = 3s ;
              group: b { dimensions: n = 1 ; variables: int v(n) ; :title = "second" ; :levels = 1.5, 2.5 ; data: v = 1 ; } } }
            """);
        var copy = _folder.File("copy.nc");
        using (var written = new NetCdfDataSet($"{copy}?openMode=create") { IsAutocommitEnabled = false })
        {
            foreach (var attribute in dataSet.Metadata)
            {
                written.Metadata[attribute.Key] = attribute.Value;
            }

            written.Commit();
        }

        using var again = new NetCdfDataSet($"{copy}?openMode=readOnly");
        foreach (var metadata in new[] { dataSet.Metadata, again.Metadata })
        {
            Assert.That(metadata["title"], Is.EqualTo("root"));
            Assert.That(metadata["a_title"], Is.EqualTo("first"));
            Assert.That(metadata["a_run"], Is.EqualTo((short)3));
            Assert.That(metadata["a_b_title"], Is.EqualTo("second"));
            Assert.That(metadata["a_b_levels"], Is.EqualTo(new[] { 1.5, 2.5 }));
        }

        Assert.That(dataSet.Warnings, Has.Count.EqualTo(4).And.All.Contains("is called"));
    }

    [Test]
    public void Read_DimensionTwiceInOneVariable_GetsTwoNames()
    {
        using var dataSet = Open("""
            netcdf x { dimensions: n = 2 ; variables: int v(n, n) ; data: v = 1, 2, 3, 4 ; }
            """, "classic");

        Assert.That(dataSet["v"].Dimensions.AsNamesArray(), Is.EqualTo(new[] { "n", "n_1" }));
        Assert.That(dataSet["v"].GetData(), Is.EqualTo(new[,] { { 1, 2 }, { 3, 4 } }));
        Assert.That(dataSet.Warnings, Has.Count.EqualTo(1));
    }

    private NetCdfDataSet Open(string cdl, string kind = "nc4") =>
        new(CdlFile.Create(_folder, cdl, kind) + "?openMode=readOnly");
}
