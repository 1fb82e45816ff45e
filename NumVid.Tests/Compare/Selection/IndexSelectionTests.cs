using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Memory;
using NUnit.Framework;
using NumVid.Compare.Errors;
using NumVid.Compare.Selection;

namespace NumVid.Tests.Compare.Selection;

internal sealed class IndexSelectionTests
{
    private MemoryDataSet _data = null!;

    [SetUp]
    public void MakeData()
    {
        _data = new MemoryDataSet();
        Add("time", new[] { 0.0, 6, 12, 18, 24 }, "time").Metadata["units"] = "hours since 2019-03-01 00:00:00";
        Add("plev", new[] { 1000.0, 850, 500, 200 }, "plev").Metadata["units"] = "hPa";
        Add("t", Numbers(5, 4, 3), "time", "plev", "x");
        Add("names", new[] { "a", "b", "c", "d" }, "plev");
        Add("surface", new float[2, 3], "y", "x");
    }

    [TearDown]
    public void DisposeData() => _data.Dispose();

    [TestCase("1..2", new[] { 1, 2 })]
    [TestCase("..1", new[] { 0, 1 })]
    [TestCase("3..", new[] { 3, 4 })]
    [TestCase("2", new[] { 2 })]
    [TestCase("7..9", new int[0])]
    [TestCase("2019-03-01T06:00..2019-03-01T12:00", new[] { 1, 2 })]
    [TestCase("2019-03-01..2019-03-01", new[] { 0, 1, 2, 3 })]
    [TestCase("2019-03-02..", new[] { 4 })]
    [TestCase("2019-03-01T06:00/2019-03-02/12h,#0", new[] { 0, 1, 3 })]
    public void Times_ByIndexOrDate_AreBothEndsIncluded(string text, int[] expected) =>
        Assert.That(IndexSelectionParser.Times(text, "time", 5, new CoordinateAxes(_data)), Is.EqualTo(expected));

    [TestCase("500", new[] { 2 })]
    [TestCase("200, 1000", new[] { 0, 3 })]
    [TestCase("#1..2", new[] { 1, 2 })]
    [TestCase("#0,500", new[] { 0, 2 })]
    [TestCase("700", new int[0])]
    [TestCase("850/1000", new[] { 0, 1 })]
    [TestCase("50000Pa", new[] { 2 })]
    public void Levels_ByValueOrIndex_AreInTheOrderOfTheFile(string text, int[] expected) =>
        Assert.That(IndexSelectionParser.Levels(text, "plev", 4, new CoordinateAxes(_data)), Is.EqualTo(expected));

    [TestCase("march", "is no date")]
    [TestCase("3..1", "begins after its end")]
    public void Times_ThatAreWrong_SayWhatIsExpected(string text, string expected) => Assert.That(
        () => IndexSelectionParser.Times(text, "time", 5, new CoordinateAxes(_data)), Throws
            .InstanceOf<UsageException>().With.Message.Contains(expected));

    [Test]
    public void Times_OfAnotherCalendar_CountInIt()
    {
        _data["time"].Metadata["calendar"] = "360_day";
        _data["time"].Metadata["units"] = "days since 2019-02-29";

        Assert.That(IndexSelectionParser.Times("2019-03-05..", "time", 5, new CoordinateAxes(_data)),
            Is.EqualTo(new[] { 1, 2, 3, 4 }));
    }

    [Test]
    public void Times_WithoutDates_AreChosenByIndex()
    {
        _data["time"].Metadata["units"] = "months since 2019-01-01";

        Assert.That(
            () => IndexSelectionParser.Times("2019-03-01..", "time", 5, new CoordinateAxes(_data)),
            Throws.InstanceOf<UsageException>().With.Message.Contains("by index"));
    }

    [Test]
    public void Axes_AreFoundByTheirAttributes()
    {
        var axes = new CoordinateAxes(_data);

        Assert.That((axes.IsTime("time"), axes.IsTime("plev"), axes.IsLevel("plev"), axes.IsLevel("x")),
            Is.EqualTo((true, false, true, false)));
    }

    [Test]
    public void Read_ScatteredIndices_AreThoseOfTheWhole()
    {
        var whole = (float[,,])_data["t"].GetData();
        var selection =
            new IndexSelection(new Dictionary<string, int[]> { ["time"] = [1, 2, 4], ["plev"] = [0, 2, 3] });

        var taken = (float[,,])selection.Read(_data["t"]);
        var box = (float[,,])selection.Read(_data["t"], [1, 1, 1], [2, 2, 2]);

        Assert.That(selection.ShapeOf(_data["t"]), Is.EqualTo(new[] { 3, 3, 3 }));
        Assert.That(taken.Cast<float>(), Is.EqualTo(
            from t in new[] { 1, 2, 4 } from l in new[] { 0, 2, 3 } from x in new[] { 0, 1, 2 } select whole[t, l, x]));
        Assert.That(box.Cast<float>(), Is.EqualTo(
            from t in new[] { 2, 4 } from l in new[] { 2, 3 } from x in new[] { 1, 2 } select whole[t, l, x]));
        Assert.That(selection.Read(_data["names"]), Is.EqualTo(new[] { "a", "c", "d" }));
    }

    [Test]
    public void From_LevelsAskedFor_LeavesOutWhatHasNoneAndSaysSo()
    {
        var selection = FieldSelection.From("in.nc", _data, Request() with { Levels = "500" });

        Assert.That(selection.Fields.Select(field => field.Name), Is.EqualTo(new[] { "t" }));
        Assert.That(
            selection.Skipped, Does.Contain(new NumVid.Compare.Results.SkippedVariable("surface", "has no levels")));
        Assert.That(selection.Indices.ShapeOf(_data["t"]), Is.EqualTo(new[] { 5, 1, 3 }));
    }

    [Test]
    public void From_NothingInTheRange_IsRefused() => Assert.That(
        () => FieldSelection.From("in.nc", _data, Request() with { Levels = "700" }),
        Throws.InstanceOf<UsageException>().With.Message.Contains("has none of the levels asked for"));

    [TestCase("*", new[] { "t", "surface" })]
    [TestCase("s*,t", new[] { "t", "surface" })]
    [TestCase("?", new[] { "t" })]
    public void From_Globs_TakeTheFieldsAmongThoseThatMatch(string names, string[] expected) => Assert.That(
        FieldSelection.From("in.nc", _data, Request(names.Split(','))).Fields.Select(
            field => field.Name), Is.EqualTo(expected));

    private static FieldRequest Request(params string[] names) => new(names);

    private Variable Add<T>(string name, T values, params string[] dimensions)
        where T : class
    {
        var array = (Array)(object)values;
        return _data.AddVariable(array.GetType().GetElementType()!, name, array, dimensions);
    }

    private static float[,,] Numbers(int times, int levels, int columns)
    {
        var values = new float[times, levels, columns];
        for (var i = 0; i < values.Length; i++)
        {
            values[i / (levels * columns), i / columns % levels, i % columns] = i;
        }

        return values;
    }
}
