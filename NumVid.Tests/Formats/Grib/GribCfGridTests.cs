using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib;
using NumVid.Formats.Grib.Grids;
using NumVid.Formats.NetCdf;
using NumVid.Formats.Projections;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Grids that never were GRIB get headers that put their points where they are, as grib_get_data prints
/// them.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class GribCfGridTests
{
    private TemporaryFolder _folder = null!;

    private string Path => _folder.File("grid.grib2");

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Write_RotatedPoleOfNetCdf_IsARotatedGridAtItsPlaces()
    {
        using (var source = new NetCdfDataSet($"{TestFiles.Field("pr_rotpole.nc")}?openMode=readOnly"))
        using (var target = new GribDataSet($"{Path}?openMode=create") { IsAutocommitEnabled = false })
        {
            GribWritingTests.CopyVariables(source, target);

            // The file's own pole, 18 N 140.75 W, is 63 degrees from where its points are; this is the one that they
            // have.
            target["rotated_pole"].Metadata["grid_north_pole_latitude"] = 39.25;
            target["rotated_pole"].Metadata["grid_north_pole_longitude"] = -162.0;
            target.Commit();
        }

        Assert.That(Keys("gridType,Ni,Nj,latitudeOfSouthernPoleInDegrees,longitudeOfSouthernPoleInDegrees")
            .Distinct(), Is.EqualTo(new[] { "rotated_ll 174 190 -39.25 18" }));
        using var reopened = Open();
        Assert.That(GribJudge.AssertSame(reopened, Path, 1), Is.EqualTo(1));
        AssertNearPositions(reopened, TestFiles.Field("pr_rotpole.nc"));
    }

    // The grids of real GRIB files, told by their mappings alone.
    [TestCase("fields", "hrrr_tsfc_lambert.grib2", "t", "lambert_conformal_conic", 3000)]
    [TestCase("fixtures", "safrica_forecast_3h.grib2", "pwat", "polar_stereographic", 0)]
    public void Write_ProjectionByItsMapping_HasTheSameGridAgain(
        string folder, string file, string name, string mapping, double step)
    {
        var original = folder == "fields" ? TestFiles.Field(file) : TestFiles.Fixture(file);
        var steps = ExternalTool.Run("grib_get", "-w", "count=1", "-p", "DxInMetres,DyInMetres", original).Split(' ')
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        using (var source = new GribDataSet($"{original}?openMode=readOnly"))
        {
            WriteWithoutHeaders(source, name, mapping, steps);
        }

        Assert.That(step == 0 || steps[0] == step, Is.True);
        const string GridKeys = "gridType,Nx,Ny,DxInMetres,DyInMetres,LaDInDegrees";
        Assert.That(
            Keys(GridKeys), Is.EqualTo(ExternalTool.Run("grib_get", "-w", "count=1", "-p", GridKeys, original)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        using var before = new GribDataSet($"{original}?openMode=readOnly");
        using var after = Open();
        var (wanted, found) =
            (before["latitude"].GetData().Cast<float>().ToArray(), after["latitude"].GetData().Cast<float>().ToArray());
        Assert.That(found.Zip(wanted).Max(pair => Math.Abs(pair.First - pair.Second)), Is.LessThan(1e-3));
    }

    [Test]
    public void Write_GaussianLatitudes_IsAGaussianGrid()
    {
        using (var source = new GribDataSet($"{TestFiles.Field("gg_modellevel.grib2")}?openMode=readOnly"))
        using (var target = new GribDataSet($"{Path}?openMode=create&bits=16") { IsAutocommitEnabled = false })
        {
            AddAxis(target, "lat", (double[])source["latitude"].GetData(), "degrees_north");
            AddAxis(target, "lon", (double[])source["longitude"].GetData(), "degrees_east");
            var field = target.AddVariable<float>("t", source["t"].GetData([0, 0, 0, 0], [1, 1, 160, 320]).Cast<float>()
                .Chunk(320).ToGrid(), "lat", "lon");
            field.Metadata["units"] = "K";
            field.Metadata["standard_name"] = "air_temperature";
            target.Commit();
        }

        Assert.That(Keys("shortName,gridType,N,Ni,Nj"), Is.EqualTo(new[] { "t regular_gg 80 320 160" }));
        using var reopened = Open();
        Assert.That(GribJudge.AssertSame(reopened, Path, 1), Is.EqualTo(1));
    }

    [Test]
    public void Write_MappingThatContradictsThePositions_IsRefused()
    {
        using var target = new GribDataSet($"{Path}?openMode=create") { IsAutocommitEnabled = false };
        using var source = new NetCdfDataSet($"{TestFiles.Field("pr_rotpole.nc")}?openMode=readOnly");
        GribWritingTests.CopyVariables(source, target);
        Assert.That(target.Commit,
            Throws.InstanceOf<UnsupportedDataException>().With.Message.Contains("off its latitudes and longitudes"));
        Assert.That(Directory.EnumerateFiles(_folder.Path), Is.Empty);
    }

    // A sample of ecCodes becomes such a grid. The places are those of Mercator's own formula: ecCodes 2.28 spaces rows
    // as it spaces columns, and counts them northward in every scanning mode.
    [TestCase(0)]
    [TestCase(64)]
    public void Mercator_ReadAndWrittenByItsMapping_IsAtItsPlaces(int scanning)
    {
        const double Radius = 6371229;
        var (original, first) = (_folder.File("mercator.grib2"), scanning == 64 ? -10 : 25);
        ExternalTool.Run("grib_set", "-s", string.Create(CultureInfo.InvariantCulture,
            $"gridType=mercator,Ni=16,Nj=31,latitudeOfFirstGridPointInDegrees={first},longitudeOfFirstGridPointInDegrees=100,LaDInDegrees=20,DiInMetres=100000,DjInMetres=50000,scanningMode={scanning},shapeOfTheEarth=6"),
            System.IO.Path.Combine(ExternalTool.Run("codes_info", "-s").Trim(), "GRIB2.tmpl"), original);
        using (var source = new GribDataSet($"{original}?openMode=readOnly"))
        {
            WriteWithoutHeaders(source, "t", "mercator", [100_000, 50_000]);
        }

        Assert.That(Keys("gridType,Ni,Nj,LaDInDegrees"), Is.EqualTo(new[] { "mercator 16 31 20" }));
        foreach (var path in new[] { original, Path })
        {
            using var data = new GribDataSet($"{path}?openMode=readOnly");
            var (latitudes, longitudes) = ((float[,])data["latitude"].GetData(), (float[,])data["longitude"].GetData());
            var scale = Radius * Math.Cos(double.DegreesToRadians(20));
            var south = Math.Log(Math.Tan((Math.PI / 4) + (double.DegreesToRadians(first) / 2))) - (
                scanning == 64 ? 0 : 30 * 50_000 / scale);
            for (var row = 0; row < 31; row++)
            {
                var latitude = double.RadiansToDegrees(
                    (2 * Math.Atan(Math.Exp(south + ((30 - row) * 50_000 / scale)))) - (Math.PI / 2));
                for (var column = 0; column < 16; column++)
                {
                    Assert.That(latitudes[row, column], Is.EqualTo(latitude).Within(2e-5), $"{path}, row {row}");
                    Assert.That(longitudes[row, column],
                        Is.EqualTo(100 + double.RadiansToDegrees(column * 100_000 / scale)).Within(2e-5));
                }
            }
        }

    }

    // The same points told from another corner. ecCodes places those of mode 64 rightly and is the judge; for the other
    // modes it keeps these places and reorders the values, so that they are put in order here by hand.
    [TestCase(0)]
    [TestCase(64)]
    [TestCase(128)]
    [TestCase(192)]
    [TestCase(96)]
    [TestCase(16)]
    public void Read_LambertScannedOtherwise_HasTheSamePlaces(int scanning)
    {
        var original = TestFiles.Field("hrrr_tsfc_lambert.grib2");
        var (latitudes, longitudes, values) = ReadCurvilinear(original);
        var (rows, columns) = (values.GetLength(0), values.GetLength(1));
        var (isWestward, isNorthward, isColumnMajor, isAlternating) =
            ((scanning & 128) != 0, (scanning & 64) != 0, (scanning & 32) != 0, (scanning & 16) != 0);
        var (cornerRow, cornerColumn) = (isNorthward ? rows - 1 : 0, isWestward ? columns - 1 : 0);
        var corner = string.Create(CultureInfo.InvariantCulture,
            $"latitudeOfFirstGridPointInDegrees={latitudes[cornerRow, cornerColumn]:F6},longitudeOfFirstGridPointInDegrees={longitudes[cornerRow, cornerColumn]:F6}");
        ExternalTool.Run("grib_set", "-s", $"scanningMode={scanning},{corner}", original, Path);

        var (foundLatitudes, foundLongitudes, foundValues) = ReadCurvilinear(Path);

        // The header rounds the corner to a microdegree, and single precision the corner that was read.
        Assert.That(LargestDifference(foundLatitudes, latitudes), Is.LessThan(1e-4));
        Assert.That(LargestDifference(foundLongitudes, longitudes), Is.LessThan(1e-4));
        for (var row = 0; row < rows; row += 53)
        {
            for (var column = 0; column < columns; column++)
            {
                var (j, i) = (isNorthward ? rows - 1 - row : row, isWestward ? columns - 1 - column : column);
                var place = isColumnMajor ? (i * rows) + j
                    : (j * columns) + (isAlternating && j % 2 == 1 ? columns - 1 - i : i);
                Assert.That(foundValues[row, column], Is.EqualTo(
                    values[rows - 1 - (place / columns), place % columns]), $"row {row}, column {column}");
            }
        }
    }

    // Columns: the scanning mode, and the first and last point in turned degrees. ecCodes judges the eastward modes;
    // the westward one tells the same points from another corner.
    [TestCase(0, 20, 345, -10, 0)]
    [TestCase(64, -10, 345, 20, 0)]
    [TestCase(128, 20, 0, -10, 345)]
    [TestCase(192, -10, 0, 20, 345)]
    public void Read_Rotated_PlacesPointsAsEcCodesDoes(
        int scanning, int firstLatitude, int firstLongitude, int lastLatitude, int lastLongitude)
    {
        var (judged, template) = (_folder.File("judged.grib2"),
            System.IO.Path.Combine(ExternalTool.Run("codes_info", "-s").Trim(), "rotated_ll_pl_grib2.tmpl"));
        const string Pole =
            "iDirectionIncrementInDegrees=1,jDirectionIncrementInDegrees=1,latitudeOfSouthernPoleInDegrees=-39.25,longitudeOfSouthernPoleInDegrees=18";
        ExternalTool.Run(
            "grib_set", "-s", $"{Pole},latitudeOfFirstGridPointInDegrees=20,longitudeOfFirstGridPointInDegrees=345,latitudeOfLastGridPointInDegrees=-10,longitudeOfLastGridPointInDegrees=0", template, judged);
        ExternalTool.Run("grib_set", "-s", string.Create(CultureInfo.InvariantCulture,
            $"{Pole},scanningMode={scanning},latitudeOfFirstGridPointInDegrees={firstLatitude},longitudeOfFirstGridPointInDegrees={firstLongitude},latitudeOfLastGridPointInDegrees={lastLatitude},longitudeOfLastGridPointInDegrees={lastLongitude}"),
            template, Path);
        var lines = ExternalTool.Run("grib_get_data", "-L", "%.7f %.7f", judged)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToArray();
        using var data = new GribDataSet($"{Path}?openMode=readOnly");
        var (latitudes, longitudes) = ((float[,])data["latitude"].GetData(), (float[,])data["longitude"].GetData());

        Assert.That(lines, Has.Length.EqualTo(latitudes.Length));
        for (var point = 0; point < lines.Length; point++)
        {
            var words = lines[point].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var (row, column) = Math.DivRem(point, latitudes.GetLength(1));
            Assert.That(latitudes[row, column], Is.EqualTo(double.Parse(words[0], CultureInfo.InvariantCulture))
                .Within(2e-5), $"point {point}");
            Assert.That(
                Math.IEEERemainder(longitudes[row, column] - double.Parse(
                words[1], CultureInfo.InvariantCulture), 360), Is.Zero.Within(5e-5), $"point {point}");
        }
    }

    // ecCodes 2.28 mirrors southern cones, so that not even the first point is where the header has it.
    [Test]
    public void Place_SouthernCone_IsTheMirrorOfTheNorthernOne()
    {
        var steps = (30_000.0, 20_000.0);
        var north = new LambertProjection(new(6371229, 6371229), 20, 30, 60)
            .Place((50, 350), new GribScanning(false, false, false, false), steps, 40, 50);
        var south = new LambertProjection(new(6371229, 6371229), 20, -30, -60)
            .Place((-50, 350), new GribScanning(false, true, false, false), steps, 40, 50);

        Assert.That((south.Latitudes[39 * 50], south.Longitudes[39 * 50]), Is.EqualTo((-50.0, 350.0)).Within(1e-9));
        for (var point = 0; point < 2000; point++)
        {
            var mirrored = ((39 - (point / 50)) * 50) + (point % 50);
            Assert.That(south.Latitudes[mirrored], Is.EqualTo(-north.Latitudes[point]).Within(1e-9));
            Assert.That(south.Longitudes[mirrored], Is.EqualTo(north.Longitudes[point]).Within(1e-9));
        }
    }

    [TestCase(25, 25, 265, 20, 240)]
    [TestCase(30, 60, 260, 42.5, 250)]
    [TestCase(62.6, 62.6, 10, 55, 0)]
    public void Read_AnyCone_PlacesPointsAsEcCodesDoes(
        double first, double second, double meridian, double latitude, double longitude)
    {
        ExternalTool.Run("grib_set", "-s", string.Create(CultureInfo.InvariantCulture,
            $"Latin1InDegrees={first},Latin2InDegrees={second},LoVInDegrees={meridian},LaDInDegrees={first},latitudeOfFirstGridPointInDegrees={latitude},longitudeOfFirstGridPointInDegrees={longitude}"),
            TestFiles.Field("hrrr_tsfc_lambert.grib2"), Path);
        var lines = ExternalTool.Run("grib_get_data", "-L", "%.7f %.7f", Path).Split('\n').Skip(1).ToArray();
        var (latitudes, longitudes, values) = ReadCurvilinear(Path);

        for (var point = 0; point < values.Length; point += 997)
        {
            var (row, column) = (values.GetLength(0) - 1 - (point / values.GetLength(1)), point % values.GetLength(1));
            var words = lines[point].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.That(
                latitudes[row, column], Is.EqualTo(double.Parse(words[0], CultureInfo.InvariantCulture)).Within(1e-5));
            Assert.That(
                Math.IEEERemainder(longitudes[row, column] - double.Parse(
                words[1], CultureInfo.InvariantCulture), 360), Is.EqualTo(0).Within(2e-5));
        }
    }

    [Test]
    public void Write_Edition1AsEdition2_ListsTheKeysThatChanged()
    {
        using var source = new GribDataSet($"{TestFiles.Field("era5_zt_members.grib")}?openMode=readOnly");
        using var target = new GribDataSet($"{Path}?openMode=create") { IsAutocommitEnabled = false };
        GribWritingTests.CopyVariables(source, target);
        target.Commit();

        Assert.That(target.Warnings, Has.Some.Contains("'t' went from edition 1 to 2; keys that changed: "));
    }

    private static (float[,] Latitudes, float[,] Longitudes, float[,] Values) ReadCurvilinear(string path)
    {
        using var data = new GribDataSet($"{path}?openMode=readOnly");
        int[] first = [.. Enumerable.Repeat(0, data["t"].Rank)];
        var shape = data["latitude"].GetShape();
        int[] count = [.. Enumerable.Repeat(1, first.Length - 2), .. shape];
        var values = new float[shape[0], shape[1]];
        Buffer.BlockCopy(data["t"].GetData(first, count), 0, values, 0, values.Length * sizeof(float));
        return ((float[,])data["latitude"].GetData(), (float[,])data["longitude"].GetData(), values);
    }

    private static double LargestDifference(float[,] left, float[,] right) =>
        left.Cast<float>().Zip(right.Cast<float>()).Max(pair => Math.Abs(pair.First - pair.Second));

    private static void AddAxis(DataSet target, string name, double[] values, string units) =>
        target.AddVariable<double>(name, values, name).Metadata["units"] = units;

    // The field, its positions and its mapping, and coordinates that only count steps.
    private void WriteWithoutHeaders(GribDataSet source, string name, string mapping, double[] steps)
    {
        using var target = new GribDataSet($"{Path}?openMode=create") { IsAutocommitEnabled = false };
        var shape = source[name].GetShape();
        var (rows, columns) = (shape[^2], shape[^1]);
        AddAxis(target, "yc", [.. Enumerable.Range(0, rows).Select(i => (rows - i) * steps[1])], "m");
        AddAxis(target, "xc", [.. Enumerable.Range(0, columns).Select(i => i * steps[0])], "m");
        foreach (var position in new[] { "latitude", "longitude" })
        {
            var copy = target.AddVariable<float>(position, source[position].GetData(), "yc", "xc");
            copy.Metadata["units"] = source[position].Metadata["units"];
        }

        var grid = source.Variables.Single(variable => variable.Metadata.ContainsKey("grid_mapping_name"));
        Assert.That(grid.Metadata["grid_mapping_name"], Is.EqualTo(mapping));
        var told = target.AddVariable<int>("crs", new int[1], "one");
        foreach (var (key, value) in grid.Metadata.AsDictionary().Where(pair => pair.Key != told.Metadata.KeyForName))
        {
            told.Metadata[key] = value;
        }

        var field = target.AddVariable<float>("field", source[name].GetData([0, 0, 0], [1, rows, columns]).Cast<float>()
            .Chunk(columns).ToGrid(), "yc", "xc");
        field.Metadata["grid_mapping"] = "crs";
        field.Metadata["coordinates"] = "latitude longitude";
        field.Metadata["units"] = "K";
        target.Commit();
    }

    private static void AssertNearPositions(GribDataSet reopened, string original)
    {
        using var source = new NetCdfDataSet($"{original}?openMode=readOnly");
        foreach (var (ours, theirs) in new[] { ("latitude", "lat"), ("longitude", "lon") })
        {
            var (found, wanted) =
                (reopened[ours].GetData().Cast<float>().ToArray(), source[theirs].GetData().Cast<float>().ToArray());
            Assert.That(found.Zip(wanted)
                .Max(pair => Math.Abs(Math.IEEERemainder(pair.First - pair.Second, 360))), Is.LessThan(0.01), ours);
        }
    }

    private GribDataSet Open() => new($"{Path}?openMode=readOnly");

    private string[] Keys(string keys) =>
        ExternalTool.Run("grib_get", "-p", keys, Path).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Rows as an array of two dimensions.</summary>
file static class Rows
{
    internal static float[,] ToGrid(this System.Collections.Generic.IEnumerable<float[]> rows)
    {
        var list = rows.ToList();
        var grid = new float[list.Count, list[0].Length];
        for (var row = 0; row < list.Count; row++)
        {
            for (var column = 0; column < list[row].Length; column++)
            {
                grid[row, column] = list[row][column];
            }
        }

        return grid;
    }
}
