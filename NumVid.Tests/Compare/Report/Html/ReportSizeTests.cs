using System;
using System.IO;
using System.Linq;
using System.Text;
using NumVid.Compare.Maps;
using NumVid.Compare.Metrics;
using NumVid.Compare.Pictures;
using NumVid.Compare.Report.Html;
using NumVid.Compare.Results;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Report.Html;

internal sealed class ReportSizeTests
{
    [TestCase(1, 7, 500, 500)]
    [TestCase(12, 12, 100, 200)]
    public void Page_OfNoise_StaysBelow20MegabytesAndKeepsItsPictures(
        int variables, int configurations, int rows, int columns)
    {
        var (result, pictures) = Noise(variables, configurations, [8, rows, columns]);
        using var writer = new StringWriter();
        HtmlReport.Write(writer, result, pictures);
        var text = writer.ToString();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Encoding.UTF8.GetByteCount(text), Is.LessThan(20_000_000));
            Assert.That(text.Split("<template ").Length - 1, Is.EqualTo(pictures.Sum(cell => cell.Frames.Count)));
            Assert.That(text.Split("class=\"coast\"").Length - 1, Is.EqualTo(1), "the lines of a map stand there once");
            Assert.That(text, Does.Not.Contain("left out"));
        }
    }

    [Test]
    public void Page_WithMorePicturesThanFit_LeavesThemOutAndSaysSo()
    {
        var (result, pictures) = Noise(1, 3, [4, 100, 100]);
        var crowd = Enumerable.Range(0, 200).SelectMany(_ => pictures).ToArray();
        using var writer = new StringWriter();
        HtmlReport.Write(writer, result, crowd);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Encoding.UTF8.GetByteCount(writer.ToString()), Is.LessThan(20_000_000));
            Assert.That(writer.ToString(), Does.Contain("Some pictures were left out to keep the page below 20 MB"));
        }
    }

    // Noise in every bit: no picture can be packed into less than its places.
    private static (ComparisonResult Result, CellPictures[] Pictures) Noise(
        int variables, int configurations, int[] shape)
    {
        var random = new Random(3);
        var original = Enumerable.Range(0, shape[0] * shape[1] * shape[2]).Select(_ => random.NextSingle()).ToArray();
        var decoded = original.Select(_ => random.NextSingle()).ToArray();
        var plan = new PictureBudget(variables, configurations).PlanFor(shape, isFirstRowLowest: false) with
        {
            Lines = MapLines.Of(0.5, (x, y) => (90 - (180 * y), (360 * x) - 180)),
        };
        var observer = new PictureObserver(plan);
        observer.Add<float, float>(original, decoded, FieldBlock.Whole(shape));
        var cell = observer.Result("", "");
        var template = SampleReport.Result.Results[0];
        string[] names = [.. Enumerable.Range(0, variables).Select(i => $"v{i}")];
        ComparisonRow[] rows =
            [.. names.SelectMany(name => Enumerable.Range(0, configurations)
                .Select(i => template with { Variable = name, Configuration = $"c{i}" }))];
        var result = SampleReport.Result with
        {
            Input = SampleReport.Result.Input with
            {
                Variables = [.. names.Select(
                    name => SampleReport.Result.Input.Variables[0] with { Name = name, Shape = shape })],
            },
            Results = rows,
        };
        return (
            result, [.. rows.Select(row => cell with { Variable = row.Variable, Configuration = row.Configuration })]);
    }
}
