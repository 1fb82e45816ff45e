using System.Linq;
using NumVid.Formats;
using NumVid.Formats.Nv12;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>convert: unlimited dimensions stay so, and variables without values keep their shape; ncdump is the
/// judge.</summary>
[NoLeakedHandles]
internal sealed class ConvertDimensionsTests
{
    private const string Unlimited = """
        netcdf x { dimensions: lev = 3 ; run = UNLIMITED ; x = 4 ; member = UNLIMITED ; station = UNLIMITED ;
        variables: double run(run) ; run:units = "hours since 2011-02-03" ; float a(run, x) ; float b(lev, run, x) ;
        float c(member, run, lev, x) ; int codes(member) ; string name(station) ; float plain(lev, x) ;
        data: run = 1, 2 ; a = 1, 2, 3, 4, 5, 6, 7, 8 ; codes = 7, 8, 9 ; plain = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 ;
        name = "one", "two" ;
        b = {1, 2, 3, 4, 5, 6, 7, 8}, {9, 10, 11, 12, 13, 14, 15, 16}, {17, 18, 19, 20, 21, 22, 23, 24} ; }
        """;

    private const string Empty = """
        netcdf x { dimensions: time = UNLIMITED ; lat = 5 ; lon = 7 ; variables: double lat(lat) ; double lon(lon) ;
        lat:units = "degrees_north" ; lon:units = "degrees_east" ; double time(time) ; time:units = "days since 1999-01-01" ;
        float pr(time, lat, lon) ; pr:units = "mm" ; float height(lat, lon) ; height:units = "m" ; short flag(lon, time) ;
        data: lat = 10, 20, 30, 40, 50 ; lon = 1, 2, 3, 4, 5, 6, 7 ;
        height = 1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7 ; }
        """;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCase("copy.nc")]
    [TestCase("copy.nv12", "--quality", "lossless")]
    public void Unlimited_StayUnlimited(string copy, params string[] options)
    {
        var source = CdlFile.Create(_folder, Unlimited);
        var back = Convert(source, copy, options);

        var header = ExternalTool.Run("ncdump", "-h", back);
        Assert.That(header, Does.Contain("run = UNLIMITED ; // (2 currently)")
            .And.Contain("member = UNLIMITED ; // (3 currently)").And.Contain("station = UNLIMITED ; // (2 currently)")
            .And.Contain("lev = 3 ;").And.Contain("x = 4 ;").And.Not.Contain("numvid_unlimited"));
        foreach (var name in new[] { "run", "a", "b", "codes", "plain" })
        {
            Assert.That(NcValues.Read(back, name), Is.EqualTo(NcValues.Read(source, name)), name);
        }
    }

    [TestCase("classic")]
    [TestCase("cdf5")]
    public void RecordDimension_OfClassicFiles_StaysUnlimited(string kind)
    {
        var source = CdlFile.Create(_folder, """
            netcdf x { dimensions: t = UNLIMITED ; x = 3 ; variables: float v(t, x) ; double w(x) ;
            data: v = 1, 2, 3, 4, 5, 6 ; w = 1, 2, 3 ; }
            """, kind);

        var header = ExternalTool.Run("ncdump", "-h", Convert(source, "copy.nv12"));
        Assert.That(header, Does.Contain("t = UNLIMITED ; // (2 currently)").And.Contain("x = 3 ;"));
    }

    [Test]
    public void DimensionsThatAreFixed_StayFixed() => Assert.That(
        ExternalTool.Run("ncdump", "-h", Convert(TestFiles.Fixture("surface_winds_monthly.grib2"), "copy.nc")),
        Does.Not.Contain("UNLIMITED"));

    [TestCase("copy.nc")]
    [TestCase("copy.nv12")]
    public void VariablesWithoutValues_KeepTheirShapeBesideOthers(string copy)
    {
        var source = CdlFile.Create(_folder, Empty);
        var back = Convert(source, copy);

        var header = ExternalTool.Run("ncdump", "-h", back);
        Assert.That(header, Does.Contain("time = UNLIMITED ; // (0 currently)").And.Contain("lat = 5 ;")
            .And.Contain("lon = 7 ;").And.Contain("float pr(time, lat, lon)").And.Contain("pr:units = \"mm\"")
            .And.Contain("short flag(lon, time)"));
        Assert.That(NcValues.Read(back, "lat"), Is.EqualTo(NcValues.Read(source, "lat")));
        Assert.That(NcValues.Read(back, "height"), Is.EqualTo(NcValues.Read(source, "height")).Within(1e-3));
    }

    [Test]
    public void VariablesWithoutValues_ToGrib_AreNamed()
    {
        var run = NumVidProgram.Run("convert", CdlFile.Create(_folder, Empty), _folder.File("copy.grib2"), "--check");

        Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
        Assert.That(run.Error, Does.Contain("'pr' was left out: it has no values"));
    }

    [Test]
    public void VariablesWithoutValues_OfNv12_TakeThemLater()
    {
        NumVidProviders.Register();
        var path = _folder.File("copy.nv12");
        Assert.That(NumVidProgram.Run("convert", CdlFile.Create(_folder, Empty), path, "--quality", "lossless").ExitCode, Is.Zero);
        var rain = new float[2, 5, 7];
        for (var i = 0; i < rain.Length; i++)
        {
            rain[i / 35, i / 7 % 5, i % 7] = i * 0.5f;
        }

        using (var data = new Nv12DataSet(path))
        {
            data.IsAutocommitEnabled = false;
            data["time"].Append(new double[] { 11, 12 });
            data["pr"].Append(rain, "time");
            data["flag"].Append(new short[7, 2], "time");
            data.Commit();
        }

        var back = _folder.File("later.nc");
        NumVidProgram.Run("convert", path, back);
        Assert.That(NcValues.Read(back, "time"), Is.EqualTo(new[] { 11.0, 12 }));
        Assert.That(NcValues.Read(back, "pr"), Is.EqualTo(rain.Cast<float>().Select(value => (double)value)));
        Assert.That(ExternalTool.Run("ncdump", "-h", back), Does.Contain("time = UNLIMITED ; // (2 currently)"));
    }

    private string Convert(string source, string copy, params string[] options)
    {
        var (first, back) = (_folder.File(copy), _folder.File("back.nc"));
        foreach (var arguments in new string[][] { ["convert", source, first, "--check", .. options], ["convert", first, back, "--check"] })
        {
            var run = NumVidProgram.Run(arguments);
            Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
        }

        return back;
    }
}
