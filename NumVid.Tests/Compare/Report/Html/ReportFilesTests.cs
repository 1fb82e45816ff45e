using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NumVid.Compare.Report.Charts;
using NumVid.Compare.Report.Figures;
using NumVid.Tests.Compare.CommandLine;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Report.Html;

/// <summary>What <c>--out</c> and <c>--figures</c> leave behind after a run on real fields.</summary>
internal sealed class ReportFilesTests
{
    private readonly TemporaryFolder _folder = new();

    private string Out => _folder.File("out");

    [OneTimeSetUp]
    public void Compare()
    {
        var run = NumVidProgram.Run(
            "compare", "--quiet", TestFiles.Fixture(
                "coads_sst_airt_monthly.nc"), "--variables", "SST", "--configs", "nv12,grib2-ccsds:12,netcdf4-zlib9",
            "--out", Out, "--figures");
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
    }

    [OneTimeTearDown]
    public void RemoveFiles() => _folder.Dispose();

    [Test]
    public async Task Page_HasAPictureOfEveryMeasuredCell()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(Path.Combine(Out, "report.html"));
        var configurations = await page.EvaluateExpressionAsync<string[]>(
            "[...document.getElementById('configuration').options].map(o => o.value)");
        var frames = await page.EvaluateExpressionAsync<string[]>(
            "[...document.getElementById('frame').options].map(o => o.textContent)");
        var caption =
            await page.EvaluateExpressionAsync<string>("document.getElementById('picture-caption').textContent");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(configurations, Is.EqualTo(new[] { "nv12", "grib2-ccsds:12", "netcdf4-zlib9" }));
            Assert.That(frames, Has.Length.InRange(5, 6));
            Assert.That(frames, Has.One.Contains("(largest error)"));
            Assert.That(frames, Has.Some.Contains("(12 of 12)"));

            // COADSY runs from 89 S to 89 N.
            Assert.That(caption, Does.Contain("The first row is at the bottom"));
            Assert.That(chromium.Complaints, Is.Empty);
            Assert.That(chromium.Requests, Is.Empty);
        }
    }

    [Test]
    public void Figures_AreThereAsSvgAndPng()
    {
        var names = Directory.GetFiles(Path.Combine(Out, "figures")).Select(Path.GetFileName).ToArray();
        var drawings = names.Where(name => name!.EndsWith(".svg", System.StringComparison.Ordinal))
            .Select(Path.GetFileNameWithoutExtension).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(drawings, Is.SupersetOf(new[]
            {
                "SST-combined", "SST-frames", "SST-nv12-histogram", "SST-nv12-frame1", "SST-grib2-ccsds_12-frame12", "SST-netcdf4-zlib9-frame1",
            }));
            Assert.That(File.ReadAllText(Path.Combine(Out, "figures", "SST-nv12-frame1.svg")), Does.Contain("class=\"coast\"").And.Contain(">30°N<"));
            Assert.That(names, Is.EquivalentTo(drawings.SelectMany(name => new[] { name + ".svg", name + ".png" })));
        }
    }

    [Test]
    public void Png_HasTwoPixelsAUnitAndIsNotEmpty()
    {
        var path = Path.Combine(Out, "figures", "SST-nv12-histogram.png");
        var size = ExternalTool
            .Run("ffprobe", "-v", "error", "-show_entries", "stream=width,height", "-of", "csv=p=0", path).Trim();
        var rgb = _folder.File("histogram.rgb");
        ExternalTool.Run("ffmpeg", "-v", "error", "-i", path, "-f", "rawvideo", "-pix_fmt", "rgb24", rgb);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(size, Is.EqualTo("1440,600"));
            Assert.That(File.ReadAllBytes(rgb).Chunk(3).Select(pixel => (pixel[0], pixel[1], pixel[2])).Distinct()
                .Count(), Is.GreaterThan(20));
            Assert.That(
                File.ReadAllBytes(rgb).Take(3), Is.All.EqualTo(255), "light on white, whatever the reader's theme");
        }
    }

    [Test]
    public void Png_WithoutRsvg_IsASentenceAndTheSvgIsThere()
    {
        using var folder = new TemporaryFolder();
        FigureFile[] figures = [new("a", () => new SvgCanvas(10, 10, "a")), new("b", () => new SvgCanvas(10, 10, "b"))];
        var reason = FigureWriter.Write(folder.Path, figures, new RsvgConvert("rsvg-convert-that-is-not-there"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reason, Does.StartWith("There is no 'rsvg-convert-that-is-not-there' on this machine"));
            Assert.That(
                Directory.GetFiles(folder.Path).Select(Path.GetFileName), Is.EquivalentTo(new[] { "a.svg", "b.svg" }));
        }
    }

    [Test]
    public void Figures_WithoutAFolder_AreAMistake()
    {
        var run = NumVidProgram.Run("compare", TestFiles.Fixture("coads_sst_airt_monthly.nc"), "--figures");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("'--figures' needs '--out DIR'"));
    }

    [Test]
    public void Names_OfFiguresAreDistinctAndNothingButFileNames()
    {
        var figures = FigureList.Of(SampleReport.Result, SampleReport.Pictures);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(figures.Select(figure => figure.Name), Is.Unique);
            Assert.That(figures.Select(figure => figure.Name), Is.All.Match("^[A-Za-z0-9_.-]{1,200}$"));
            Assert.That(figures, Has.Count
                .EqualTo(4 + SampleReport.Pictures.Count + SampleReport.Pictures.Sum(cell => cell.Frames.Count)));
        }
    }
}
