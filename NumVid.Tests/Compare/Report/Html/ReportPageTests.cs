using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using NUnit.Framework;
using NumVid.Compare.Report.Html;
using NumVid.Compare.Report.Json;
using NumVid.Tests.Support;
using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace NumVid.Tests.Compare.Report.Html;

/// <summary>report.html in a browser: what it shows, and that it asks nobody for anything.</summary>
internal sealed class ReportPageTests
{
    private readonly TemporaryFolder _folder = new();
    private Chromium _chromium = null!;
    private IPage _page = null!;
    private JsonDocument _result = null!;

    private sealed record ShownFigure(int Row, string Figure, string Value, string Text);

    [OneTimeSetUp]
    public async Task OpenReport()
    {
        var path = _folder.File("report.html");
        await using (var writer = new StreamWriter(path))
        {
            HtmlReport.Write(writer, SampleReport.Result, SampleReport.Pictures);
        }

        using var stream = new MemoryStream();
        JsonText.Write(stream, SampleReport.Result);
        _result = JsonDocument.Parse(stream.ToArray());
        _chromium = await Chromium.StartAsync();
        _page = await _chromium.OpenAsync(path);
    }

    [OneTimeTearDown]
    public async Task CloseReport()
    {
        _result.Dispose();
        await _chromium.DisposeAsync();
        _folder.Dispose();
    }

    [TearDown]
    public void NothingWasAskedForAndNothingWentWrong()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_chromium.Complaints, Is.Empty);
            Assert.That(_chromium.Requests, Is.Empty);
        }
    }

    [Test]
    public async Task Figures_AreThoseOfTheResult()
    {
        var shown = await _page.EvaluateExpressionAsync<ShownFigure[]>(
            "[...document.querySelectorAll('td[data-figure]')].map(td => ({ row: +td.dataset.row, figure: "
                + "td.dataset.figure, value: td.dataset.value, text: td.textContent }))");
        var rows = _result.RootElement.GetProperty("results");

        Assert.That(shown, Has.Length.GreaterThan(100));
        using (Assert.EnterMultipleScope())
        {
            foreach (var figure in shown)
            {
                var expected = rows[figure.Row].GetProperty(figure.Figure).GetDouble();
                Assert.That(
                    double.Parse(figure.Value, CultureInfo.InvariantCulture), Is.EqualTo(expected), figure.ToString());

                // What people read has four digits, or as many decimals as its column.
                var text = figure.Text.Replace(",", "", StringComparison.Ordinal);
                var decimals = text.Contains('e', StringComparison.Ordinal) ? 99
                    : text.Length - 1 - text.IndexOf('.', StringComparison.Ordinal);
                var tolerance = Math.Max(Math.Abs(expected) * 5e-4, text.Contains('.', StringComparison.Ordinal)
                    ? 0.51 * Math.Pow(10, -decimals) : 0);
                Assert.That(double.Parse(text, CultureInfo.InvariantCulture), Is.EqualTo(expected)
                    .Within(tolerance), figure.ToString());
            }
        }
    }

    [Test]
    public async Task Verdicts_HaveTheNumbersOfTheResult()
    {
        var sentences = await _page.EvaluateExpressionAsync<string[]>(
            "[...document.querySelectorAll('.verdict')].map(p => p.textContent)");
        var verdicts = _result.RootElement.GetProperty("equalError").EnumerateArray().ToArray();

        Assert.That(sentences, Has.Length.EqualTo(verdicts.Length).And.Length.EqualTo(3));
        foreach (var (sentence, verdict) in sentences.Zip(verdicts).Where(pair => pair.Second.GetProperty("otherFormat")
            .ValueKind == JsonValueKind.String))
        {
            Assert.That(sentence, Does.Contain(string.Create(
                CultureInfo.InvariantCulture,
                $"{verdict.GetProperty("smallest")} is smallest, {verdict.GetProperty("smallestBytes").GetInt64():N0} bytes; "
                    + $"the smallest of another format, {verdict.GetProperty("otherFormat")}, is "
                    + $"{verdict.GetProperty("otherFormatToSmallest").GetDouble():F2} times as large.")));
        }
    }

    [Test]
    public async Task Figures_OfEveryMeasuredCellAreThere()
    {
        var shown = await _page.EvaluateExpressionAsync<string[]>(
            "[...document.querySelectorAll('.figures td[data-figure]')].map(td => td.dataset.row + td.dataset.figure)");
        var rows = SampleReport.Result.Results;
        var expected = Enumerable.Range(0, rows.Count).Where(i => rows[i].Exact is not null)
            .SelectMany(i => new[] { "bytes", "compressionRatio", "meanError", "maxError", "rmse" }
            .Select(figure => i.ToString(CultureInfo.InvariantCulture) + figure));

        Assert.That(expected, Is.SubsetOf(shown));
        Assert.That(shown, Is.Unique);
    }

    [Test]
    public async Task Result_IsInThePageToTheLastByte()
    {
        var json = await _page.EvaluateExpressionAsync<string>(
            "JSON.stringify(JSON.parse(document.getElementById('result').textContent))");
        using var inPage = JsonDocument.Parse(json);

        Assert.That(JsonElement.DeepEquals(inPage.RootElement, _result.RootElement), Is.True);
    }

    [Test]
    public async Task Names_FromFilesAreTextAndNeverMarkup()
    {
        var title = await _page.GetTitleAsync();
        var foreign = await _page.EvaluateExpressionAsync<int>(
            "document.querySelectorAll('b[onclick], main script, body > script:not(#result) ~ script').length");
        var heading =
            await _page.EvaluateExpressionAsync<string>("document.querySelectorAll('#variables h3')[1].textContent");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(title, Is.Not.EqualTo("taken"));
            Assert.That(foreign, Is.Zero);
            Assert.That(
                heading, Is.EqualTo(SampleReport.Hostile.Replace('\u0001', '\uFFFD').Replace('\ud800', '\uFFFD')));
        }
    }

    private sealed record ShownMaps(string[] Views, double[] Coasts, string Factor);

    [Test]
    public async Task Maps_HaveCoasts_AndABoxEnlargesBothUntilTheWholeIsWanted()
    {
        const string Maps = """
            () => { const maps = [...document.querySelectorAll("#picture svg.map")]; return {
              views: maps.map(map => map.getAttribute("viewBox")), coasts: maps.map(map => map.querySelector("use").getBBox().width),
              factor: document.getElementById("zoom-factor").textContent }; }
            """;
        var before = await _page.EvaluateFunctionAsync<ShownMaps>(Maps);
        var box = await (await _page.QuerySelectorAsync("#picture svg.map image")).BoundingBoxAsync();
        await _page.EvaluateExpressionAsync("document.querySelector('#picture').scrollIntoView({block: 'center'})");
        box = await (await _page.QuerySelectorAsync("#picture svg.map image")).BoundingBoxAsync();
        await _page.Mouse.MoveAsync(box.X + (box.Width / 4), box.Y + (box.Height / 4));
        await _page.Mouse.DownAsync();
        await _page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await _page.Mouse.UpAsync();
        var after = await _page.EvaluateFunctionAsync<ShownMaps>(Maps);
        await _page.EvaluateExpressionAsync("document.getElementById('configuration').selectedIndex = 1; document.getElementById('configuration').dispatchEvent(new Event('change'))");
        var other = await _page.EvaluateFunctionAsync<ShownMaps>(Maps);
        await _page.ClickAsync("#zoom-all");
        var whole = await _page.EvaluateFunctionAsync<ShownMaps>(Maps);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.Views, Is.EqualTo(new[] { "0 0 440 330", "0 0 440 330" }));
            Assert.That(before.Coasts, Is.All.InRange(400, 500), "Europe's coasts go through all of the map");
            Assert.That(after.Factor, Is.EqualTo("4 ×"));
            Assert.That(after.Views.Distinct().Single().Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)), Is.EqualTo(new[] { 110, 82.5, 110, 82.5 }).Within(3));
            Assert.That(other.Views, Is.EqualTo(after.Views), "another configuration shows the same region");
            Assert.That(whole.Views, Is.EqualTo(before.Views));
        }
    }

    private sealed record ShownDegrees(string Text, double X, double Y);

    [Test]
    public async Task Degrees_StandInWhatIsSeenOfAMap_WhereTheirLinesAre()
    {
        // The sample's map: longitude -20 + 50 x, latitude 70 - 40 y. Enlarged twice it shows 1.25 W to 11.25 E and
        // 45 to 55 N.
        const string Degrees = """
            () => [...document.querySelectorAll(document.querySelector("#picture svg.map use").getAttribute("href") + " text")]
              .filter(text => getComputedStyle(text).display !== "none")
              .map(text => ({ text: text.textContent, x: +text.getAttribute("x"), y: +text.getAttribute("y") }))
            """;
        var before = await _page.EvaluateFunctionAsync<ShownDegrees[]>(Degrees);
        await _page.ClickAsync("#zoom-in");
        await _page.ClickAsync("#zoom-in");
        var enlarged = await _page.EvaluateFunctionAsync<ShownDegrees[]>(Degrees);
        await _page.ClickAsync("#zoom-all");
        var after = await _page.EvaluateFunctionAsync<ShownDegrees[]>(Degrees);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.Select(degree => degree.Text), Is.SupersetOf(new[] { "10°W", "0°", "20°E", "40°N", "60°N" }));
            Assert.That(after, Is.EqualTo(before));
            Assert.That(enlarged.Select(degree => degree.X), Is.All.InRange(165, 275), "4 times the middle of 440 x 330");
            Assert.That(enlarged.Select(degree => degree.Y), Is.All.InRange(123.75, 206.25));
            Assert.That(enlarged.Select(degree => degree.Text), Is.SupersetOf(new[] { "2°E", "10°E", "46°N", "50°N", "54°N" }), "closer lines, too");
            foreach (var degree in enlarged)
            {
                var number = double.Parse(degree.Text.TrimEnd('N', 'E', '°'), CultureInfo.InvariantCulture);
                var line = degree.Text[^1] == 'N' ? (degree.Y, (70 - number) / 40 * 330) : (degree.X, (number + 20) / 50 * 440);
                Assert.That(line.Item1, Is.EqualTo(line.Item2).Within(3), degree.Text);
            }
        }
    }

    [Test]
    public async Task Chooser_ShowsEveryPicture()
    {
        // Every variable, configuration and frame in turn, as a person would choose them.
        var seen = await _page.EvaluateFunctionAsync<string[]>(
            """
            () => {
              const [variable, configuration, frame] = ["variable", "configuration", "frame"].map(id => document.getElementById(id));
              const choose = (select, value) => { select.value = value; select.dispatchEvent(new Event("change")); };
              const values = select => [...select.options].map(option => option.value);
              const seen = [];
              for (const v of values(variable)) {
                choose(variable, v);
                for (const c of values(configuration)) {
                  choose(configuration, c);
                  for (const f of values(frame)) {
                    choose(frame, f);
                    seen.push(document.querySelector("#picture svg text").textContent + "|" + document.querySelectorAll("#picture image").length);
                  }
                }
              }
              return seen;
            }
            """);

        Assert.That(seen, Is.Unique);
        Assert.That(seen, Has.Length.EqualTo(SampleReport.Pictures.Sum(cell => cell.Frames.Count)));
        Assert.That(seen.Select(text => text[^1]), Is.All.AnyOf(
            '3', '4'), "two pictures and their colour bars, one bar less where all is exact");
    }

    [Test]
    public async Task Chooser_KeepsTheFrameWhenAnotherConfigurationIsChosen()
    {
        await _page.SelectAsync("#variable", SampleReport.Wind);
        await _page.SelectAsync("#configuration", "nv12");
        await _page.SelectAsync("#frame", "time 8 of 12");
        await _page.SelectAsync("#configuration", "nv12:high");

        var frame = await _page.EvaluateExpressionAsync<string>(
            "document.getElementById('frame').selectedOptions[0].textContent");
        Assert.That(frame, Is.EqualTo("time 8 of 12 (largest error)"));
    }

    [Test]
    public async Task Pictures_CanBeDecodedByTheBrowser()
    {
        var broken = await _page.EvaluateFunctionAsync<int>(
            """
            async () => {
              const addresses = [...document.querySelectorAll("#pictures template")].flatMap(t => [...t.content.querySelectorAll("image")].map(i => i.getAttribute("href")));
              const loaded = await Promise.all(addresses.map(address => new Promise(done => {
                const image = new Image();
                image.onload = () => done(image.naturalWidth > 0);
                image.onerror = () => done(false);
                image.src = address;
              })));
              return loaded.length === 0 ? -1 : loaded.filter(good => !good).length;
            }
            """);
        Assert.That(broken, Is.Zero);
    }

    [Test]
    public async Task Theme_FollowsTheSystemAndTheButton()
    {
        const string Background = "getComputedStyle(document.body).backgroundColor";
        await _page.EmulateMediaFeaturesAsync(
            [new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = "dark" }]);
        var dark = await _page.EvaluateExpressionAsync<string>(Background);
        var darkText =
            await _page.EvaluateExpressionAsync<string>("getComputedStyle(document.querySelector('.chart text')).fill");
        await _page.ClickAsync("#theme");
        var switched = await _page.EvaluateExpressionAsync<string>(Background);
        await _page.ClickAsync("#theme");
        var back = await _page.EvaluateExpressionAsync<string>(Background);
        await _page.EmulateMediaFeaturesAsync(
            [new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = "light" }]);
        await _page.EvaluateExpressionAsync("delete document.documentElement.dataset.theme");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(dark, Is.EqualTo("rgb(21, 24, 28)"));
            Assert.That(darkText, Is.EqualTo("rgb(228, 231, 234)"));
            Assert.That(switched, Is.EqualTo("rgb(255, 255, 255)"));
            Assert.That(back, Is.EqualTo(dark));
            Assert.That(await _page.EvaluateExpressionAsync<string>(Background), Is.EqualTo("rgb(255, 255, 255)"));
        }
    }

    [Test]
    public async Task Print_IsLightWithoutControls()
    {
        await _page.EmulateMediaFeaturesAsync(
            [new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = "dark" }]);
        await _page.EmulateMediaTypeAsync(MediaType.Print);
        var background = await _page.EvaluateExpressionAsync<string>("getComputedStyle(document.body).backgroundColor");
        var buttons = await _page.EvaluateExpressionAsync<string[]>(
            "['#theme', '.chooser'].map(s => getComputedStyle(document.querySelector(s)).display)");
        var document = await _page.PdfDataAsync(new PdfOptions { Format = PaperFormat.A4, PrintBackground = true });
        await _page.EmulateMediaTypeAsync(MediaType.Screen);
        await _page.EmulateMediaFeaturesAsync(
            [new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = "light" }]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(background, Is.EqualTo("rgb(255, 255, 255)"));
            Assert.That(buttons, Is.All.EqualTo("none"));
            Assert.That(document, Has.Length.GreaterThan(10_000));
        }
    }

    [Test]
    public async Task Reasons_OfWhatFailedIsUnsupportedSkippedOrStoppedAreShown()
    {
        var text = await _page.EvaluateExpressionAsync<string>("document.body.innerText");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("2 cells failed."));
            Assert.That(text, Does.Contain("Partial. The run was stopped; only what was finished is here, 11 cells."));
            Assert.That(text, Does.Contain("Two cells ran at once"));
            Assert.That(text, Does.Contain("grib2-simple:16 is not supported: No such grid."));
            Assert.That(text, Does.Contain("a coordinate"));
            Assert.That(text, Does.Contain("Something odd"));
            Assert.That(text, Does.Contain(new string('a', 64)));
        }
    }

    [Test]
    public async Task Zeros_StandInALaneOfTheirOwn()
    {
        var lanes = await _page.EvaluateExpressionAsync<int>(
            "[...document.querySelectorAll('#variables figure:first-of-type svg text')].filter(t => t.textContent === "
                + "'exact').length");
        var marks = await _page.EvaluateExpressionAsync<int>(
            "[...document.querySelectorAll('#variables .mark title')].filter(t => "
                + "t.textContent.startsWith('netcdf4-none') && t.textContent.endsWith('0: exact')).length");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lanes, Is.EqualTo(2));
            Assert.That(marks, Is.EqualTo(6), "mean, largest and relative error of two variables");
        }
    }
}
