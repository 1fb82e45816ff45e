using System;
using System.Linq;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>convert: fields that are joined keep one unit and one meaning.</summary>
[NoLeakedHandles]
internal sealed class ConvertJoinedUnitsTests
{
    private TemporaryFolder _folder = null!;
    private int _count;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    // Factors and zero points are those of the SI brochure.
    [TestCase("hPa", "Pa", 98765, 987.65)]
    [TestCase("Pa", "mbar", 987.5, 98750)]
    [TestCase("m s-1", "km/h", 36, 10)]
    [TestCase("m s-1", "knot", 10, 5.1444444444)]
    [TestCase("kg m-2 s-1", "kg m**-2 day**-1", 86400, 1)]
    [TestCase("1", "%", 25, 0.25)]
    [TestCase("degree_rankine", "K", 300, 540)]
    public void LinearUnits_BecomeThoseOfTheFirst(string first, string second, double number, double expected)
    {
        var (a, b, joined) = (Make(first, 1, 3), Make(second, number, 4), _folder.File("joined.nc"));

        var run = NumVidProgram.Run("convert", a, b, joined, "--check");

        Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
        Assert.That(run.Error, Does.Contain($"was converted from '{second}' to '{first}'"));
        Assert.That(ExternalTool.Run("ncdump", "-h", joined), Does.Contain($"v:units = \"{first}\""));
        Assert.That(NcValues.Read(joined, "v"), Is.EqualTo(new[] { 1, double.NaN, expected, double.NaN }).Within(Math.Abs(expected) * 1e-6));
    }

    [TestCase("K", "kelvin")]
    [TestCase("m s-1", "m/s")]
    [TestCase("W m-2", "watt/m^2")]
    [TestCase("mm", "1e-3 m")]
    public void UnitsThatMeanTheSame_AreKept(string first, string second)
    {
        var joined = _folder.File("joined.nc");

        var run = NumVidProgram.Run("convert", Make(first, 1, 3), Make(second, 2, 4), joined);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That(ExternalTool.Run("ncdump", "-h", joined), Does.Contain($"v:units = \"{first}\""));
        Assert.That(NcValues.Read(joined, "v"), Is.EqualTo(new[] { 1, double.NaN, 2, double.NaN }));
    }

    [TestCase("K", "m", "", "'m'", "linear")]
    [TestCase("K", null, "", "not given", "without units")]
    [TestCase("dBZ", "mm6 m-3", "", "'mm6 m-3'", "linear")]
    [TestCase("K", "degC", "", "'degC'", "zero points")]
    [TestCase("degF", "K", "", "'K'", "zero points")]
    [TestCase("K", "degC", "v:cell_methods = \"time: standard_deviation\" ;", "'degC'", "zero points")]
    public void OtherUnits_AreRefusedWithBothFilesAndUnits(string first, string? second, string attributes, params string[] expected)
    {
        var (a, b) = (Make(first, 1, 3), Make(second, 2, 4, attributes));

        var run = NumVidProgram.Run("convert", a, b, _folder.File("joined.nc"));

        Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
        Assert.That(
            expected.Concat(["'v'", System.IO.Path.GetFileName(a), System.IO.Path.GetFileName(b), $"'{first}'", "units"]),
            Has.All.Matches<string>(part => run.Error.Contains(part!, StringComparison.Ordinal)), run.Error);
    }

    [TestCase("standard_name", "air_temperature", "surface_temperature")]
    [TestCase("cell_methods", "time: mean", "time: maximum (interval: 1 hour)")]
    public void OtherQuantities_AreRefused(string attribute, string first, string second)
    {
        var run = NumVidProgram.Run(
            "convert", Make("K", 1, 3, $"v:{attribute} = \"{first}\" ;"), Make("K", 2, 4, $"v:{attribute} = \"{second}\" ;"),
            _folder.File("joined.nc"));

        Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
        Assert.That(run.Error, Does.Contain(attribute).And.Contain(first).And.Contain("'v'"));
    }

    [Test]
    public void PackedFiles_OfWhichOneNeedsFloat64_AreJoined()
    {
        string Packed(string scale, int day) => CdlFile.Create(_folder, $$"""
            netcdf x { dimensions: time = 1 ; y = 1 ; x = 2 ; variables: double time(time) ; time:units = "days since 2000-01-01" ;
            short v(time, y, x) ; v:scale_factor = {{scale}} ; v:add_offset = 90000. ; v:units = "Pa" ; v:_FillValue = -9s ;
            data: time = {{day}} ; v = 11, _ ; }
            """, name: $"p{day}.nc");
        var joined = _folder.File("joined.nc");

        var run = NumVidProgram.Run("convert", Packed("0.5", 1), Packed("0.001", 2), joined, "--check");

        Assert.That(run.ExitCode, Is.Zero, run.Error + run.Output);
        Assert.That(NcValues.Read(joined, "v"), Is.EqualTo(new[] { 90005.5, double.NaN, 90000.011, double.NaN }).Within(1e-9));
    }

    // The judge of the dates is cdo.
    [TestCase("gregorian", "proleptic_gregorian")]
    [TestCase("standard", "gregorian")]
    public void CalendarsThatCountAlike_AreJoined(string first, string second)
    {
        var joined = _folder.File("joined.nc");
        var run = NumVidProgram.Run(
            "convert", Make("K", 1, 3, $"time:calendar = \"{first}\" ;"), Make("K", 2, 4, $"time:calendar = \"{second}\" ;"), joined);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That(
            ExternalTool.Run("cdo", "-s", "showtimestamp", joined).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
            Is.EqualTo(new[] { "2000-01-04T00:00:00", "2000-01-05T00:00:00" }));
    }

    [Test]
    public void CalendarsThatCountOtherwise_AreRefused()
    {
        var run = NumVidProgram.Run(
            "convert", Make("K", 1, 3, "time:calendar = \"360_day\" ;"), Make("K", 2, 4, "time:calendar = \"noleap\" ;"),
            _folder.File("joined.nc"));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("calendar").And.Contain("360_day").And.Contain("noleap"));
    }

    [Test]
    public void LevelsInOtherUnits_AreTheSameLevels()
    {
        string Levels(string unit, string values, string bounds, int day) => CdlFile.Create(_folder, $$"""
            netcdf x { dimensions: time = 1 ; p = 2 ; n = 2 ; x = 1 ; variables: double time(time) ; time:units = "days since 2000-01-01" ;
            double p(p) ; p:units = "{{unit}}" ; p:bounds = "p_bnds" ; double p_bnds(p, n) ; float v(time, p, x) ;
            data: time = {{day}} ; p = {{values}} ; p_bnds = {{bounds}} ; v = {{day}}, {{day}} ; }
            """, name: $"l{day}.nc");
        var joined = _folder.File("joined.nc");

        var run = NumVidProgram.Run(
            "convert", Levels("hPa", "1000, 500", "1010, 900, 550, 450", 1),
            Levels("Pa", "100000, 50000", "101000, 90000, 55000, 45000", 2), joined);

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(NcValues.Read(joined, "p_bnds"), Is.EqualTo(new[] { 1010.0, 900, 550, 450 }));
    }

    private string Make(string? units, double number, int day, string attributes = "") => CdlFile.Create(_folder, FormattableString.Invariant($$"""
        netcdf x { dimensions: time = UNLIMITED ; y = 1 ; x = 2 ; variables: double time(time) ; time:units = "days since 2000-01-01" ;
        float v(time, y, x) ; {{(units is null ? "" : $"v:units = \"{units}\" ;")}} {{attributes}}
        data: time = {{day}} ; v = {{number}}, _ ; }
        """), name: $"u{_count++}.nc");
}
