using System;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Memory;
using NUnit.Framework;
using NumVid.Compare.CommandLine;
using NumVid.Compare.Configurations;
using NumVid.Compare.Errors;
using NumVid.Compare.Metrics;
using NumVid.Compare.Results;
using NumVid.Compare.Runs;
using NumVid.Compare.Selection;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.Runs;

internal sealed class ComparisonRunnerTests
{
    private const string Nan = "nan";

    private static readonly float[,] s_field = { { 1, 2, float.NaN }, { 4, 5, 6 } };

    private TemporaryFolder _folder = null!;
    private string _input = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = new TemporaryFolder();
        _input = _folder.File("input.nc");
        File.WriteAllText(_input, "abc");
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Run_ValuesComeBackChangedByAHalf_MeasuresThat()
    {
        using var input = Input(("t", s_field));
        var row = Run(new FakeFormats { Input = input, Change = value => value + 0.5f }, "netcdf4-none").Results[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.Status, Is.EqualTo(CellStatus.Ok));
            Assert.That(row.Points, Is.EqualTo(6));
            Assert.That(row.Missing, Is.EqualTo(1));
            Assert.That(row.Bytes, Is.EqualTo(FakeFormats.FileBytes));
            Assert.That(row.CompressionRatio, Is.EqualTo(24.0 / FakeFormats.FileBytes));
            Assert.That(row.BitsPerValue, Is.EqualTo(8.0 * FakeFormats.FileBytes / 5));
            Assert.That(row.Metrics.Of(ErrorMetrics.MeanError), Is.EqualTo(0.5));
            Assert.That(row.Metrics.Of(ErrorMetrics.MaxError), Is.EqualTo(0.5));
            Assert.That(row.Metrics.Of(ErrorMetrics.RangeRelativeMaxError), Is.EqualTo(0.1));
            Assert.That(row.Metrics.Of(ErrorMetrics.Rmse), Is.EqualTo(0.5));
            Assert.That(row.Metrics.Of(ErrorMetrics.Psnr), Is.EqualTo(20).Within(1e-9));
            Assert.That(row.Exact, Is.False);
            Assert.That(row.BoundRequested, Is.Null);
            Assert.That(row.BoundHeld, Is.Null);
            Assert.That(row.EncodeSeconds, Is.GreaterThan(0));
            Assert.That(row.DecodeSeconds, Is.GreaterThan(0));
        }
    }

    [Test]
    public void Run_ValuesComeBackUnchanged_IsExactWithoutPsnr()
    {
        using var input = Input(("t", s_field));
        var row = Run(new FakeFormats { Input = input }, "netcdf4-none").Results[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.Exact, Is.True);
            Assert.That(row.Metrics.Of(ErrorMetrics.MaxError), Is.Zero);
            Assert.That(row.Metrics.Of(ErrorMetrics.Psnr), Is.Null);
        }
    }

    [TestCase(1f, Nan, TestName = "Run_AValueComesBackMissing_Fails")]
    [TestCase(float.NaN, "7", TestName = "Run_AMissingPointComesBackAsAValue_Fails")]
    public void Run_PlacesDiffer_Fails(float from, string to)
    {
        using var input = Input(("t", s_field));
        var replacement = to == Nan ? float.NaN : 7;
        var formats = new FakeFormats { Input = input, Change = value => value.Equals(from) ? replacement : value };

        var rows = Run(formats, "nv12").Results;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows.Select(row => row.Status), Is.All.EqualTo(CellStatus.Failed));
            Assert.That(rows[0].Reason, Does.Contain("1 of 6 points"));
            Assert.That(rows[0].Exact, Is.False);
        }
    }

    [TestCase(0.4, false)]
    [TestCase(0.5, true)]
    public void Run_FormatPromisesABound_ChecksIt(double bound, bool isHeld)
    {
        using var input = Input(("t", s_field));
        var formats = new FakeFormats { Input = input, Change = value => value - 0.5f, Bounds = [new PromisedBound(bound, [null, null])] };

        var row = Run(formats, "nv12").Results[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.BoundRequested, Is.EqualTo(bound));
            Assert.That(row.BoundHeld, Is.EqualTo(isHeld));
            Assert.That(row.Status, Is.EqualTo(isHeld ? CellStatus.Ok : CellStatus.Failed));
            Assert.That(row.Reason, isHeld ? Is.Null : Does.Contain("the largest error 0.5 is above the bound 0.4"));
        }
    }

    [TestCase("abs=0.4", false, "largest error 0.5 is above the bound 0.4 (abs=0.4)")]
    [TestCase("abs=0.5", true, null)]
    [TestCase("range=1e-6", false, "above the bound")]
    [TestCase("psnr=300", false, "mean squared error 0.25 is above the bound")]
    [TestCase("rel=0.9", true, null)]
    [TestCase("rel=1e-6", false, "largest relative error")]
    [TestCase("lossless", false, "largest error 0.5 is above the bound 0 (lossless)")]
    public void Run_OfAnotherFormatABoundIsAsked_ChecksIt(string quality, bool isHeld, string? reason)
    {
        using var input = Input(("t", s_field));
        var formats = new FakeFormats { Input = input, Change = value => value - 0.5f };

        var row = Run(formats, $"grib2-ccsds:{quality}").Results[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.BoundHeld, Is.EqualTo(isHeld));
            Assert.That(row.Status, Is.EqualTo(isHeld ? CellStatus.Ok : CellStatus.Failed));
            Assert.That(row.Reason, reason is null ? Is.Null : Does.Contain(reason));
        }
    }

    [Test]
    public void Run_ConfigurationCannotHoldTheField_IsACellWithItsReasonAndTheOthersGoOn()
    {
        using var input = Input(("t", s_field));
        var formats = new FakeFormats
        {
            Input = input,
            OnCreate = options =>
            {
                if (options.ContainsKey("bits"))
                {
                    throw new DataSetCreateException("x", "wrapped", new UnsupportedDataException("No such grid."));
                }
            },
        };

        var rows = Run(formats, "grib2-ccsds:12,netcdf4-none").Results;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                rows.Select(row => (row.Variable, row.Status)),
                Is.EqualTo(new[] { ("t", CellStatus.Unsupported), ("t", CellStatus.Ok), ("*", CellStatus.Unsupported), ("*", CellStatus.Ok) }));
            Assert.That(rows[0].Reason, Is.EqualTo("No such grid."));
            Assert.That(rows[0].Bytes, Is.Null);
            Assert.That(rows[2].Reason, Does.Contain("'t' could not be written"));
        }
    }

    [Test]
    public void Run_AFormatBreaks_IsAFailedCellAndTheOthersGoOn()
    {
        using var input = Input(("t", s_field));
        var formats = new FakeFormats { Input = input, Change = value => value == 4 ? throw new NotImplementedException("broken") : value };

        var rows = Run(formats, "netcdf4-none,nv12").Results;

        Assert.That(rows.Select(row => row.Status), Is.All.EqualTo(CellStatus.Failed));
        Assert.That(rows[0].Reason, Does.Contain("broken").And.Contain("report"));
    }

    [Test]
    public void Run_TheDiskIsFull_EndsTheRunAndLeavesNothing()
    {
        using var input = Input(("t", s_field));
        var created = 0;
        var formats = new FakeFormats
        {
            Input = input,
            OnCreate = _ =>
            {
                if (created++ > 0)
                {
                    throw new IOException("No space left on device");
                }
            },
        };

        Assert.That(() => Run(formats, "netcdf4-none"), Throws.InstanceOf<IOException>().With.Message.Contains("No space left"));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Path), Is.EqualTo(new[] { _input }));
    }

    [Test]
    public void Run_SettingsAreWrong_SaysWhichConfigurationBeforeAnythingIsMeasured()
    {
        using var input = Input(("t", s_field));
        var formats = new FakeFormats
        {
            Input = input,
            OnCreate = options =>
            {
                if (options.ContainsKey("quality"))
                {
                    throw new UsageException("abs must be positive.");
                }
            },
        };

        Assert.That(
            () => Run(formats, "netcdf4-none,nv12:abs=-1"),
            Throws.InstanceOf<UsageException>().With.Message.EqualTo("The configuration 'nv12:abs=-1' cannot be used: abs must be positive."));
    }

    [Test]
    public void Run_SeveralVariables_EndsWithOneFileOfAll()
    {
        using var input = Input(("t", s_field), ("u", new float[,] { { 1, 2, 3 } }));
        var formats = new FakeFormats { Input = input };

        var rows = Run(formats, "netcdf4-none").Results;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows.Select(row => row.Variable), Is.EqualTo(new[] { "t", "u", "*" }));
            Assert.That(rows[2].Points, Is.EqualTo(9));
            Assert.That(rows[2].Missing, Is.EqualTo(1));
            Assert.That(rows[2].Metrics.Of(ErrorMetrics.MaxError), Is.Null, "errors in different units do not add up");
            Assert.That(formats.LastNames, Is.EqualTo(new[] { "t", "u" }));
        }
    }

    [Test]
    public void Run_FieldHasCoordinates_CarriesThemInItsFile()
    {
        using var input = new MemoryDataSet();
        Add(input, "lat", new[] { 1.0, 2 }, "y");
        Add(input, "y", new[] { 10, 20 }, "y");
        Add(input, "y_extent", new double[,] { { 5, 15 }, { 15, 25 } }, "y", "nv");
        Add(input, "other", new[] { 1, 2 }, "y");
        Add(input, "t", s_field, "y", "x");
        input["t"].Metadata["coordinates"] = "lat";
        input["y"].Metadata["bounds"] = "y_extent";
        var formats = new FakeFormats { Input = input };

        var result = Run(formats, "netcdf4-none");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(formats.LastNames, Is.EqualTo(new[] { "lat", "y", "y_extent", "t" }));
            Assert.That(result.Input.Skipped.Select(skipped => skipped.Name), Is.EqualTo(new[] { "lat", "y", "y_extent", "other" }));
        }
    }

    [Test]
    public void Run_FormatGivesTheFieldAnotherName_FindsItAmongCoordinatesOfTheSameShape()
    {
        using var input = new MemoryDataSet();
        Add(input, "lat", new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }, "y", "x");
        Add(input, "t_surface", s_field, "y", "x");
        input["t_surface"].Metadata["coordinates"] = "lat";

        var row = Run(new FakeFormats { Input = input, Rename = name => name.Replace("_surface", "", StringComparison.Ordinal) }, "nv12").Results[0];

        Assert.That((row.Status, row.Exact, row.Missing), Is.EqualTo((CellStatus.Ok, true, 1)), row.Reason);
    }

    [Test]
    public void Run_FieldDoesNotComeBack_SaysWhatTheFileHolds()
    {
        using var input = Input(("t", s_field), ("u", s_field));
        var formats = new FakeFormats { Input = input, Rename = name => name + "2" };

        var rows = Run(formats, "nv12").Results;

        Assert.That(rows[2].Status, Is.EqualTo(CellStatus.Failed));
        Assert.That(rows[2].Reason, Does.Contain("the variable did not come back; the file holds"));
    }

    [Test]
    public void Run_NothingToCompare_SaysWhatTheFileHas()
    {
        using var input = new MemoryDataSet();
        Add(input, "x", new[] { 1.0 }, "x");
        Add(input, "n", new int[,] { { 1 } }, "a", "b");

        Assert.That(
            () => Run(new FakeFormats { Input = input }, "nv12"),
            Throws.InstanceOf<UnsupportedDataException>().With.Message.Contains("no variable to compare").And.Message.Contains("int32, not floating-point"));
    }

    [Test]
    public void Run_VariableAskedForIsNotThere_SaysWhichAre()
    {
        using var input = Input(("t", s_field));

        Assert.That(
            () => Run(new FakeFormats { Input = input }, "nv12", variables: ["q"]),
            Throws.InstanceOf<UsageException>().With.Message.Contains("no variable 'q'; it has t"));
    }

    [Test]
    public void Run_FilesAreKept_AreNamedAfterVariableAndConfiguration()
    {
        using var input = Input(("../t é", s_field));
        var keep = _folder.File("files");

        var result = Run(new FakeFormats { Input = input }, "nv12:high", keep: keep);

        var file = result.Results[0].File!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(file, Does.StartWith("files/").And.EndWith("/nv12_high.nv12"));
            Assert.That(File.Exists(Path.Combine(_folder.Path, file)));
            Assert.That(Path.GetFullPath(Path.Combine(_folder.Path, file)), Does.StartWith(keep));
        }
    }

    private ComparisonResult Run(FakeFormats formats, string configurations, string[]? variables = null, string? keep = null)
    {
        var options = new ComparisonOptions(
            ConfigurationList.Parse(configurations), new FieldRequest(variables ?? []), _folder.Path, keep, Threads: null, Command: "numvid compare");
        return new ComparisonRunner(formats, options, new QuietProgress()).Run(_input);
    }

    private static MemoryDataSet Input(params (string Name, float[,] Values)[] fields)
    {
        var input = new MemoryDataSet();
        foreach (var (name, values) in fields)
        {
            Add(input, name, values, "y" + name, "x");
        }

        return input;
    }

    private static void Add<T>(DataSet input, string name, T values, params string[] dimensions)
        where T : class
    {
        var array = (Array)(object)values;
        input.AddVariable(array.GetType().GetElementType()!, name, array, dimensions);
    }
}
