using System;
using System.IO;
using System.Linq;
using System.Text.Json;
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
        }

        double Number(string name) => row.GetProperty(name).GetDouble();
    }
}
