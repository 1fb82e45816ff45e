using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using NumVid.Tests.Compare.Report;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary>Axes of members and of latitudes are found in a file; the figures are computed here from the file kept.</summary>
internal sealed class EnsembleRunTests
{
    private const int Members = 4;
    private const int Rows = 3;
    private const int Columns = 5;

    // The same regular grid, told point by point: a cell between parallels has the area of their sines.
    [Test]
    public void Compare_OfACurvilinearGrid_WeightsByTheAreasOfCells()
    {
        using var folder = new TemporaryFolder();
        double[] latitudes = [0, 10, 20, 30, 40, 50, 60, 70, 80];
        double[] longitudes = [.. Enumerable.Range(0, 12).Select(i => 10.0 * i)];
        string List(Func<double, double, double> of) => string.Join(", ", latitudes.SelectMany(lat => longitudes.Select(lon => of(lat, lon))));
        var input = CdlFile.Create(folder, $$"""
            netcdf f { dimensions: y = 9 ; x = 12 ; variables: float t(y, x) ; t:units = "K" ; t:coordinates = "lat lon" ;
              double lat(y, x) ; lat:units = "degrees_north" ; double lon(y, x) ; lon:units = "degrees_east" ;
              data: t = {{List((lat, lon) => ((lat * 7) + (lon * 13)) % 17)}} ; lat = {{List((lat, _) => lat)}} ; lon = {{List((_, lon) => lon)}} ; }
            """);
        var output = folder.File("out");
        NumVidProgram.Run("compare", input, "--configs", "netcdf4-bitround-zlib9:1", "--all-metrics", "--out", output, "--keep", "--quiet");
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "result.json")));
        var row = result.RootElement.GetProperty("results")[0];
        var errors = NcValues.Read(Path.Combine(output, row.GetProperty("file").GetString()!), "t")
            .Zip(NcValues.Read(input, "t"), (y, x) => y - x).ToArray();
        double Sine(double degrees) => Math.Sin(degrees * Math.PI / 180);
        double[] weights = [.. errors.Select((_, i) => latitudes[i / 12] is var lat ? Sine(lat + 5) - Sine(lat - 5) : 0)];
        var expected = errors.Zip(weights, (error, weight) => error * weight).Sum() / weights.Sum();
        Assert.That(Math.Abs(errors.Average() - expected), Is.GreaterThan(0.01), "weights matter here");
        Assert.That(row.GetProperty("areaMeanError").GetDouble(), Is.EqualTo(expected).Within(0.002));
    }

    [TestCase("realization", "standard_name = \"realization\"")]
    [TestCase("number", "long_name = \"ensemble member numerical id\" ; number:standard_name = \"realization\"")]
    public void Compare_WeightsByLatitude_AndKnowsMembers(string dimension, string attribute)
    {
        using var folder = new TemporaryFolder();
        var values = Enumerable.Range(0, Members * Rows * Columns).Select(i => (i * 7919 % 101) / 16.0).ToArray();
        var input = CdlFile.Create(folder, $$"""
            netcdf f { dimensions: {{dimension}} = {{Members}} ; lat = {{Rows}} ; lon = {{Columns}} ; variables: float t({{dimension}}, lat, lon) ; t:units = "K" ;
              int {{dimension}}({{dimension}}) ; {{dimension}}:{{attribute}} ; double lat(lat) ; lat:units = "degrees_north" ; double lon(lon) ; lon:units = "degrees_east" ;
              data: t = {{string.Join(", ", values)}} ; {{dimension}} = 0, 1, 2, 3 ; lat = 0, 60, 89 ; lon = 0, 1, 2, 3, 4 ; }
            """);
        var output = folder.File("out");
        NumVidProgram.Run("compare", input, "--configs", "netcdf4-bitround-zlib9:2", "--all-metrics", "--out", output, "--keep", "--quiet");
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "result.json")));
        var row = result.RootElement.GetProperty("results")[0];
        var decoded = NcValues.Read(Path.Combine(output, row.GetProperty("file").GetString()!), "t");

        var errors = decoded.Zip(values, (y, x) => y - x).ToArray();
        double[] weights = [1, 0.5, Math.Cos(89 * Math.PI / 180)];
        double WeightOf(int i) => weights[i / Columns % Rows];
        var sum = errors.Select((_, i) => WeightOf(i)).Sum();
        var variance = Enumerable.Range(0, Rows * Columns).Average(point =>
        {
            var members = Enumerable.Range(0, Members).Select(member => values[(member * Rows * Columns) + point]).ToArray();
            return members.Sum(value => Math.Pow(value - members.Average(), 2)) / (Members - 1);
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Number("areaMeanError"), Is.EqualTo(errors.Select((error, i) => error * WeightOf(i)).Sum() / sum).Within(1e-9));
            Assert.That(Number("areaRmse"), Is.EqualTo(Math.Sqrt(errors.Select((error, i) => error * error * WeightOf(i)).Sum() / sum)).Within(1e-9));
            Assert.That(Number("errorToSpread"), Is.EqualTo(Math.Sqrt(errors.Average(error => error * error) / variance)).Within(1e-9));
            Assert.That(Number("areaRmse"), Is.GreaterThan(0));
            Assert.That(Ranks("original"), Is.EqualTo(RanksOf(values)).Within(1e-12));
            Assert.That(Ranks("decoded"), Is.EqualTo(RanksOf(decoded)).Within(1e-12));
            Assert.That(Number("rankDistance"), Is.EqualTo(
                RanksOf(values).Zip(RanksOf(decoded), (a, b) => Math.Abs(a - b)).Sum() / 2 / (Rows * Columns)).Within(1e-12));
            Assert.That(ResultSchema.FaultsOf(Path.Combine(output, "result.json")), Is.Empty);
            Assert.That(File.ReadAllText(Path.Combine(output, "report.html")), Does.Contain("class=\"wide ranks\""));
        }

        double[] Ranks(string name) => [.. row.GetProperty("rankHistogram").GetProperty(name).EnumerateArray().Select(one => one.GetDouble())];

        // Where the first original member stands among these others; of equal ones a point is shared evenly.
        double[] RanksOf(double[] field)
        {
            var ranks = new double[Members];
            for (var point = 0; point < Rows * Columns; point++)
            {
                double[] others = [.. Enumerable.Range(1, Members - 1).Select(member => field[(member * Rows * Columns) + point])];
                var (below, equal) = (others.Count(other => other < values[point]), others.Count(other => other == values[point]));
                for (var rank = below; rank <= below + equal; rank++)
                {
                    ranks[rank] += 1.0 / (equal + 1);
                }
            }

            return ranks;
        }

        double Number(string name) => row.GetProperty(name).GetDouble();
    }
}
