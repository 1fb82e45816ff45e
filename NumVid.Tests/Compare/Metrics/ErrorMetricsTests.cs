using System.IO;
using System.Linq;
using System.Text.Json;
using NumVid.Compare.Metrics;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Metrics;

/// <summary>The table of metrics, against the schema of result.json and against hand-computed figures.</summary>
internal sealed class ErrorMetricsTests
{
    [Test]
    public void All_StandInTheSchemaInTheirOrder()
    {
        using var schema =
            JsonDocument.Parse(File.ReadAllText(Path.Combine(TestFiles.Root, "docs", "result.schema.json")));
        var row = schema.RootElement.GetProperty("$defs").GetProperty("row").GetProperty("required");
        var names = ErrorMetrics.All.Select(metric => metric.Name).ToArray();

        Assert.That(row.EnumerateArray().Select(name => name.GetString()).Where(names.Contains), Is.EqualTo(names));
    }

    [Test]
    public void All_OfTablesAndPage_HaveAHeading() => Assert.That(
        ErrorMetrics.All.Where(
            metric => metric.Table != MetricTable.None && (metric.TableHeading ?? metric.PageHeading) is null),
        Is.Empty);

    [Test]
    public void Of_TwoRows_IsWhatAPocketCalculatorSays()
    {
        // d = 0, 1, 0, -3 in frames 0 and 1.
        var sums = new DifferenceSums(new FieldLayout([2, 2], frameAxis: 0));
        sums.Add<float, float>([0, 2, 4, 8], [0, 3, 4, 5], 0);

        var values = MetricValues.Of(sums);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(values.Of(ErrorMetrics.MeanError), Is.EqualTo(1));
            Assert.That(values.Of(ErrorMetrics.RangeRelativeMeanError), Is.EqualTo(0.125));
            Assert.That(values.Of(ErrorMetrics.Bias), Is.EqualTo(-0.5));
            Assert.That(values.Of(ErrorMetrics.MaxError), Is.EqualTo(3));
            Assert.That(values.Of(ErrorMetrics.MaxErrorIndex), Is.EqualTo(new[] { 1, 1 }));
            Assert.That(values.Of(ErrorMetrics.MaxErrorFrame), Is.EqualTo(1));
            Assert.That(values.Of(ErrorMetrics.RangeRelativeMaxError), Is.EqualTo(0.375));
            Assert.That(values.Of(ErrorMetrics.PointwiseRelativeMaxError), Is.EqualTo(0.5));
            Assert.That(values.Of(ErrorMetrics.ChangedZeros), Is.Zero);
            Assert.That(values.Of(ErrorMetrics.Rmse), Is.EqualTo(1.5811388).Within(1e-7));
            Assert.That(values.Of(ErrorMetrics.Nrmse), Is.EqualTo(0.19764235).Within(1e-8));
            Assert.That(values.Of(ErrorMetrics.Psnr), Is.EqualTo(14.0823997).Within(1e-7));
            Assert.That(values.Of(ErrorMetrics.PearsonR), Is.EqualTo(0.9035079).Within(1e-7));
        }
    }

    [Test]
    public void Of_NothingMeasured_IsNothing() => Assert.That(
        ErrorMetrics.All.Select(MetricValues.None.Of), Is.All.Null);
}
