using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using NumVid.Compare.Report.Charts;
using NumVid.Compare.Results;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Report.Charts;

internal sealed class ChartTests
{
    [Test]
    public void Png_IsReadByFfmpegAsItWasWritten([Values(1, 2, 17, 255)] int width)
    {
        using var folder = new TemporaryFolder();
        var numbers = Enumerable.Range(0, width * 5).Select(i => (byte)(i * 7)).ToArray();
        File.WriteAllBytes(folder.File("a.png"), PngImage.Encode(width, 5, numbers, Palette.Sequential));
        ExternalTool.Run("ffmpeg", "-v", "error", "-i", folder.File(
            "a.png"), "-f", "rawvideo", "-pix_fmt", "rgb24", folder.File("a.rgb"));

        Assert.That(
            File.ReadAllBytes(folder.File("a.rgb")),
            Is.EqualTo(numbers.SelectMany(number => Palette.Sequential.AsSpan(3 * number, 3).ToArray())));
    }

    [Test]
    public void SequentialPalette_GrowsLighterInEvenSteps()
    {
        var lightness = Lightness(Palette.Sequential);
        var steps = lightness.Zip(lightness.Skip(1), (before, after) => after - before).ToArray();

        using (Assert.EnterMultipleScope())
        {
            // Eight bits a channel alone are worth 0.003.
            Assert.That(steps.Min(), Is.GreaterThan(-0.002));
            Assert.That(steps.Max(), Is.LessThan(0.008));
            Assert.That(lightness[^1] - lightness[0], Is.GreaterThan(0.6));
        }
    }

    [Test]
    public void DivergingPalette_IsLightestAtZeroAndAsDarkAtBothEnds()
    {
        var lightness = Lightness(Palette.Diverging);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lightness.Max(), Is.EqualTo(lightness[127]));
            Assert.That(
                lightness.Reverse().Zip(lightness, (left, right) => Math.Abs(left - right)).Max(), Is.LessThan(0.03));
            Assert.That(Palette.Diverging[2], Is.GreaterThan(Palette.Diverging[0]), "negative is blue");
            Assert.That(
                Palette.Diverging[3 * 254], Is.GreaterThan(Palette.Diverging[(3 * 254) + 2]), "positive is orange");
        }
    }

    private static IEnumerable<TestCaseData> Charts()
    {
        var result = SampleReport.Result;
        foreach (var (variable, number) in result.Input.Variables.Select((variable, number) => (variable, number)))
        {
            ComparisonRow[] rows = [.. result.Results.Where(row => row.Variable == variable.Name)];
            yield return new TestCaseData(CombinedChart.Draw(variable, rows)).SetArgDisplayNames($"combined {number}");
            yield return new TestCaseData(FrameErrorChart.Draw(variable, rows)).SetArgDisplayNames($"frames {number}");
            var cell = SampleReport.Pictures.First(cell => cell.Variable == variable.Name);
            yield return new TestCaseData(CellFigure.Draw(variable, rows[0], cell, cell.Frames[0], "a < b"))
                .SetArgDisplayNames($"cell {number}");
        }
    }

    [TestCaseSource(nameof(Charts))]
    public void File_IsWellFormedAndNeedsNothingElse(object chart)
    {
        var text = ((SvgCanvas)chart).ToFile();
        var drawing = XDocument.Parse(text);
        XNamespace svg = "http://www.w3.org/2000/svg";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(drawing.Root!.Name, Is.EqualTo(svg + "svg"));
            Assert.That(drawing.Descendants().Select(element => element.Name.Namespace), Is.All.EqualTo(svg));
            Assert.That(drawing.Descendants()
                .Select(element => element.Name.LocalName), Has.None.EqualTo("script").And.None.EqualTo("b"));
            Assert.That(drawing.Descendants().Attributes("href")
                .Select(link => link.Value).Except(drawing.Descendants().Attributes("id").Select(id => $"#{id.Value}")),
                Is.All.StartsWith("data:image/png;base64,"));
            Assert.That(text, Does.Not.Contain("var("));
        }
    }

    [Test]
    public void CombinedChart_PlacesEqualErrorsAtEqualHeightsAndZeroBelowAll()
    {
        ComparisonRow[] rows = [.. SampleReport.Result.Results.Where(row => row.Variable == SampleReport.Wind)];
        var drawing = XDocument.Parse(CombinedChart.Draw(SampleReport.Result.Input.Variables[0], rows).ToFile());
        XNamespace svg = "http://www.w3.org/2000/svg";
        double HeightOf(string tip) => drawing.Descendants(svg + "path")
            .Where(mark => mark.Element(svg + "title")?.Value == tip)
            .Select(mark =>
            double.Parse(mark.Attribute("d")!.Value[1..].Split(' ', 'h', 'a', 'l')[1], CultureInfo.InvariantCulture))
            .Single();

        using (Assert.EnterMultipleScope())
        {
            // Mean 0.005 and 0.15, largest 0.01 and 0.3: a factor of two is one distance everywhere on a log scale.
            var factorOfTwo =
                HeightOf("nv12: mean error 0.005 m s-1") - (HeightOf("nv12: largest error 0.01 m s-1") + 4);
            Assert.That(HeightOf("nv12:high: mean error 0.15 m s-1") - (
                HeightOf("nv12:high: largest error 0.3 m s-1") + 4), Is.EqualTo(factorOfTwo).Within(0.03));
            Assert.That(factorOfTwo, Is.GreaterThan(5));
            Assert.That(HeightOf("netcdf4-none: mean error 0: exact"), Is.GreaterThan(264 - 22));
        }
    }

    [TestCase(0, 10, 5, ExpectedResult = new double[] { 0, 2, 4, 6, 8, 10 })]
    [TestCase(-1, 1, 4, ExpectedResult = new[] { -1, -0.5, 0, 0.5, 1 })]
    [TestCase(3, 3, 4, ExpectedResult = new double[] { 3 })]
    public double[] Ticks_AreRound(double from, double to, int wanted) => [.. LinearTicks.Of(from, to, wanted)];

    [TestCase(0, ExpectedResult = "1")]
    [TestCase(-4, ExpectedResult = "10⁻⁴")]
    [TestCase(12, ExpectedResult = "10¹²")]
    public string Powers_AreWrittenAsPeopleDo(int exponent) => LogAxis.PowerOfTen(exponent);

    [Test]
    public void Text_FromFiles_LosesWhatIsMarkupOrNoCharacter() =>
        Assert.That(Markup.Escape("<a b='c'>&\"\u0000\u001b\ud800\uffff\n🌀"),
            Is.EqualTo("&lt;a b=&#39;c&#39;&gt;&amp;&quot;\uFFFD\uFFFD\uFFFD\uFFFD 🌀"));

    private static double[] Lightness(byte[] palette) =>
        [.. Enumerable.Range(0, 255).Select(
            i => OkLab.FromRgb((uint)((palette[3 * i] << 16) | (palette[(3 * i) + 1] << 8) | palette[(3 * i) + 2])).L)];
}
