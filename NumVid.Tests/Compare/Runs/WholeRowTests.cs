using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Checks;
using NumVid.Compare.Metrics;
using NumVid.Compare.Results;
using NumVid.Compare.Runs;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Runs;

internal sealed class WholeRowTests
{
    // What a file has, whatever is in it.
    private static readonly string[] s_ofTheFile =
    [
        "Variable", "Configuration", "Format", "Status", "Reason", "Points", "Missing", "Bytes", "CodedBytes", "HeaderBytes",
        "CompressionRatio", "EffectiveRatio", "BitsPerValue", "EncodeSeconds", "DecodeSeconds", "SearchSeconds", "ChoiceSeconds", "CodingSeconds", "EncodeSpread",
        "DecodeSpread", "EncodeSpeed", "DecodeSpeed", "EncodePeakBytes", "DecodePeakBytes",
        "File", "HoldsValuesAlone",
    ];

    [Test]
    public void From_ARowWithEverything_TakesWhatIsOfTheFileAndNothingElse()
    {
        var row = WholeRow.From(Full());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.Variable, Is.EqualTo("*"));
            Assert.That(row.Metrics, Is.SameAs(MetricValues.None));
            foreach (var property in typeof(ComparisonRow).GetProperties())
            {
                Assert.That(
                    property.GetValue(row), s_ofTheFile.Contains(property.Name) ? Is.Not.Null : Is.Null, property.Name);
            }
        }
    }

    private static ComparisonRow Full()
    {
        var row = new ComparisonRow
        {
            Variable = "t",
            Configuration = "nv12",
            Format = "nv12",
            Status = CellStatus.Ok,
            Points = 2,
            Missing = 1,
            Metrics = MetricValues.None.With(ErrorMetrics.MaxError, 1),
        };
        var empty = typeof(ComparisonRow).GetProperties()
            .Where(property => property.CanWrite && property.GetValue(row) is null);
        foreach (var property in empty)
        {
            property.SetValue(row, ValueOf(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));
        }

        return row;
    }

    private static object ValueOf(Type type) => type == typeof(string) ? "text"
        : type == typeof(FrameErrors) ? new FrameErrors("time", 1, 1, [1], [1])
        : type == typeof(RankHistogram) ? new RankHistogram([1], [1])
        : type == typeof(IReadOnlyList<ThresholdCheck>) ? new[] { new ThresholdCheck("ssim>=0.99", 1, true) }
        : type == typeof(IReadOnlyList<SearchStep>) ? new[] { new SearchStep("11", 1, true, []) }
        : type == typeof(IReadOnlyList<ThresholdCount>) ? new[] { new ThresholdCount("t>1", 1, 1, 0, 0) }
        : type == typeof(bool) ? true
        : Convert.ChangeType(7, type, System.Globalization.CultureInfo.InvariantCulture);
}
