using System.Globalization;
using System.Linq;
using System.Text.Json;
using NumVid.Formats;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary><c>numvid data</c>: the values are those of ncdump, the form is that of the tool sds.</summary>
[NoLeakedHandles]
internal sealed class DataTests
{
    private const int Rows = 90;
    private const int Columns = 180;

    private static string Sea => TestFiles.Fixture("coads_sst_airt_monthly.nc");

    private static double[] Temperatures { get; } = NcValues.Read(Sea, "SST");

    [Test]
    public void Csv_HasALineForEachValueOfTheSlice()
    {
        var (exitCode, output, error) = NumVidProgram.Run("data", Sea, "SST", "3,40:42,-160:30:4", "--csv");

        var lines = output.TrimEnd('\n').Split('\n');
        var cells = lines.Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.That((exitCode, error), Is.EqualTo((0, "")));
        Assert.That(lines[0], Is.EqualTo("TIME,COADSY,COADSX,SST"));
        Assert.That(cells.Select(
            cell => (int.Parse(cell[0], null), int.Parse(cell[1], null), int.Parse(cell[2], null))), Is.EqualTo(
            new[] { (3, 40, 20), (3, 40, 24), (3, 40, 28), (3, 41, 20), (3, 41, 24), (3, 41, 28) }));
        Assert.That(cells.Select(cell => double.Parse(cell[3], CultureInfo.InvariantCulture)), Is.EqualTo(new[]
        {
            At(3, 40, 20), At(3, 40, 24), At(3, 40, 28), At(3, 41, 20), At(3, 41, 24), At(3, 41, 28),
        }).Within(1e-4));
    }

    [Test]
    public void Json_HasTheValuesInOrder()
    {
        var (exitCode, output, _) = NumVidProgram.Run("data", Sea, "SST", "0:2,40,20:30:5", "--json");

        using var document = JsonDocument.Parse(output);
        var root = document.RootElement;
        Assert.That(exitCode, Is.Zero);
        Assert.That(Numbers(root.GetProperty("origin")), Is.EqualTo(new[] { 0, 40, 20 }));
        Assert.That(Numbers(root.GetProperty("stride")), Is.EqualTo(new[] { 1, 1, 5 }));
        Assert.That(Numbers(root.GetProperty("shape")), Is.EqualTo(new[] { 2, 1, 2 }));
        Assert.That(Numbers(root.GetProperty("values")), Is.EqualTo(
            new[] { At(0, 40, 20), At(0, 40, 25), At(1, 40, 20), At(1, 40, 25) }).Within(1e-4));
        Assert.That(root.GetProperty("attributes").GetProperty("units").GetString(), Is.EqualTo("Deg C"));
    }

    // As the tool sds of the Scientific DataSet library prints a file of these numbers.
    [Test]
    public void Text_IsThatOfSds()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("line.nv12");
        using (var dataSet = NumVidProviders.Create(path))
        {
            dataSet.IsAutocommitEnabled = false;
            dataSet.AddVariable<double>("t", new[] { 1.5, 2.5, 3.5 }, "csv_0").Metadata["csv_column"] = 1;
            dataSet.AddVariable<double>(
                "long", Enumerable.Range(0, 25).Select(i => 352236.0 + (3 * i)).ToArray(), "time");
            dataSet.AddVariable<double>("single").PutData(new[] { 7.0 });
            dataSet.Commit();
        }

        Assert.That(NumVidProgram.Run("data", path, "t").Output, Is.EqualTo(
            "[1] t of type Double (csv_0:3)\n          csv_column = 1\n\n[0]      1.5      2.5      3.5\n\n"));
        Assert.That(NumVidProgram.Run("data", path, "t", "1:").Output, Does.Contain("\n[1]      2.5      3.5\n"));
        Assert.That(NumVidProgram.Run("data", path, "long").Output, Does.Match(
            @"\n\[0\]    352236   352239 .*\n\[10\]   352266   352269 .*\n\[20\]   352296 .* 352308\n\n$"));
        Assert.That(NumVidProgram.Run("data", path, "single").Output, Does.EndWith("\n\n        7\n\n"));
    }

    [Test]
    public void Text_WideValues_AreNotCut()
    {
        var (_, output, _) = NumVidProgram.Run("data", Sea, "SST", "0:2,40,20");

        var values = output.Split('\n').Where(line => line.StartsWith("[0,40,20]", System.StringComparison.Ordinal)
            || line.StartsWith("[1,40,20]", System.StringComparison.Ordinal))
            .Select(line => double.Parse(line[9..], CultureInfo.InvariantCulture));
        Assert.That(values, Is.EqualTo(new[] { At(0, 40, 20), At(1, 40, 20) }).Within(1e-4));
    }

    [TestCase("SSST", null, "did you mean 'SST'")]
    [TestCase("COADS*", null, "COADSX, COADSY")]
    [TestCase("SST", "0,:", "TIME 12, COADSY 90, COADSX 180")]
    [TestCase("SST", "12,:,:", "indices 0 to 11")]
    [TestCase("SST", "0,5:91,:", "indices 0 to 89")]
    [TestCase("SST", "0,5:5,:", "selects nothing of COADSY")]
    [TestCase("SST", "0,a,:", "'a' in a slice")]
    [TestCase("SST", "0,1:5:0,:", "'1:5:0' in a slice")]
    public void Wrong_IsSaidInASentence(string variable, string? slice, string expected)
    {
        var (exitCode, output, error) =
            NumVidProgram.Run(slice is null ? ["data", Sea, variable] : ["data", Sea, variable, slice]);

        Assert.That((exitCode, output), Is.EqualTo((2, "")));
        Assert.That(error, Does.StartWith("numvid: ").And.Contain(expected));
    }

    [Test]
    public void Csv_AndJson_ExcludeEachOther()
    {
        var (exitCode, _, error) = NumVidProgram.Run("data", Sea, "TIME", "--csv", "--json");

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain("exclude each other"));
    }

    [Test]
    public void Output_CanBeCutOff() =>
        Assert.That(NumVidProgram.StartInShell($"$NUMVID data '{Sea}' SST --csv | head -n 2").Output,
            Does.StartWith("TIME,COADSY,COADSX,SST\n0,0,0,"));

    private static double At(int time, int row, int column) => Temperatures[(((time * Rows) + row) * Columns) + column];

    private static double[] Numbers(JsonElement array) =>
        [.. array.EnumerateArray().Select(element => element.GetDouble())];
}
