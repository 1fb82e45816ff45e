using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Maps;
using NumVid.Compare.Metrics;
using NumVid.Compare.Pictures;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Maps;

/// <summary>Cells on a map, judged by smooth functions of their positions.</summary>
internal sealed class CellRasterTests
{
    private const int Rows = 64;

    // An octahedral grid: 20 cells on the row next to a pole, four more on each row towards the equator.
    private static readonly (double Latitude, double Longitude)[] s_globe = [.. Enumerable.Range(0, Rows).SelectMany(row =>
    {
        var count = 20 + (4 * Math.Min(row, Rows - 1 - row));
        return Enumerable.Range(0, count).Select(i => (90 - ((row + 0.5) * 180 / Rows), i * 360.0 / count));
    })];

    [Test]
    public void Globe_IsFilledWithWhatLiesThere([Values(300, 5000, 1_000_000)] int mostPlaces)
    {
        var raster = Of(s_globe, mostPlaces);
        var map = new double[raster.Width * raster.Height];
        raster.Spread([.. s_globe.Select(cell => SmoothAt(cell.Latitude, cell.Longitude))], map);

        // The function changes by at most 1/57 a degree in each of two directions, and what is shown lies within a step.
        var step = Math.Max(360.0 / raster.Width, 180.0 / raster.Height);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(map, Has.Length.LessThanOrEqualTo(mostPlaces));
            Assert.That((double)raster.Width / raster.Height, Is.EqualTo(2).Within(0.2));
            for (var i = 0; i < map.Length; i++)
            {
                var (latitude, longitude) =
                    raster.At(((i % raster.Width) + 0.5) / raster.Width, ((i / raster.Width) + 0.5) / raster.Height);
                Assert.That(map[i], Is.EqualTo(SmoothAt(latitude, longitude)).Within(2.5 * step / 57), $"{latitude} {longitude}");
            }
        }
    }

    [TestCase(0)]
    [TestCase(170)]
    [TestCase(-10)]
    public void Region_EndsWhereItsCellsEnd(double west)
    {
        // 20 x 30 degrees of cells one degree apart, of which a piece of six by six is missing.
        (double Latitude, double Longitude)[] cells = [.. Enumerable.Range(0, 600)
            .Select(i => (Latitude: 10.5 + (i / 30), Longitude: west + 0.5 + (i % 30)))
            .Where(cell => !(cell.Latitude is > 16 and < 22 && cell.Longitude - west is > 10 and < 16))];
        var raster = Of([.. cells.Select(cell => (cell.Latitude, cell.Longitude > 180 ? cell.Longitude - 360 : cell.Longitude))], 10_000);
        var map = new double[raster.Width * raster.Height];
        raster.Spread([.. cells.Select(cell => cell.Longitude)], map);

        double At(double latitude, double longitude)
        {
            var (north, left) = raster.At(0, 0);
            var (south, right) = raster.At(1, 1);
            var (x, y) = (Math.IEEERemainder(longitude - left, 360) / (right - left), (north - latitude) / (north - south));
            return map[((int)(y * raster.Height) * raster.Width) + (int)(x * raster.Width)];
        }

        var (top, start) = raster.At(0, 0);
        var (bottom, end) = raster.At(1, 1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(top, Is.EqualTo(30).Within(0.2));
            Assert.That(bottom, Is.EqualTo(10).Within(0.2));
            Assert.That(Math.IEEERemainder(start - west, 360), Is.EqualTo(0).Within(0.2));
            Assert.That(end - start, Is.EqualTo(30).Within(0.4));
            Assert.That(At(12.5, west + 3.5), Is.EqualTo(west + 3.5).Within(1));
            Assert.That(At(28.5, west + 28.5), Is.EqualTo(west + 28.5).Within(1));
            Assert.That(At(19, west + 13), Is.NaN, "three cells from the next one");
        }
    }

    [Test]
    public void Positions_ThatAreNone_TakeNoPlace()
    {
        var raster = CellRaster.Of([50, double.NaN, 50, 95, 51], [0, 3, double.PositiveInfinity, 4, 1], 100)!;
        var map = new double[raster.Width * raster.Height];
        raster.Spread([1, 100, 100, 100, 1], map);

        Assert.That(map.Where(double.IsFinite), Is.Not.Empty.And.All.EqualTo(1));
        Assert.That(CellRaster.Of([double.NaN], [0], 100), Is.Null);
    }

    [TestCase(0.0, 0.0)]
    [TestCase(90.0, 180.0)]
    [TestCase(-90.0, 1e30)]
    public void OneCell_IsAMap(double latitude, double longitude)
    {
        var raster = CellRaster.Of([latitude], [longitude], 5)!;
        var map = new double[raster.Width * raster.Height];
        raster.Spread([7], map);

        Assert.That(map, Is.Not.Empty.And.All.EqualTo(7));
    }

    [Test]
    public void Pictures_OfCells_AreTheFramesOfTheirMap()
    {
        var raster = Of(s_globe, 5000);
        var cells = s_globe.Length;
        var original = new float[3 * cells];
        for (var i = 0; i < original.Length; i++)
        {
            original[i] = (float)SmoothAt(s_globe[i % cells].Latitude, s_globe[i % cells].Longitude);
        }

        var decoded = (float[])original.Clone();
        decoded[cells + 2000] += 0.25f;
        int[] shape = [3, cells];
        var observer = new PictureObserver(PicturePlan.For(shape, raster, 2));
        observer.Add<float, float>(original, decoded, FieldBlock.Whole(shape));
        var frames = observer.Result("v", "c").Frames;

        var place = raster.PlaceOfCell[2000];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(frames.Select(frame => (frame.Frame, frame.IsWorst, frame.LargestError)),
                Is.EqualTo(new[] { (0, false, 0.0), (1, true, 0.25) }));
            Assert.That((frames[1].Width, frames[1].Height), Is.EqualTo((raster.Width, raster.Height)));
            Assert.That(frames[1].Difference[place], Is.EqualTo(SampledFrame.Largest));
            Assert.That(frames[1].HasMissing, Is.False);
            for (var i = 0; i < frames[0].Field.Length; i++)
            {
                var (latitude, longitude) =
                    raster.At(((i % raster.Width) + 0.5) / raster.Width, ((i / raster.Width) + 0.5) / raster.Height);
                Assert.That(frames[0].Field[i] / 127.0, Is.EqualTo(1 + SmoothAt(latitude, longitude)).Within(0.15));
            }
        }
    }

    private static CellRaster Of(IReadOnlyList<(double Latitude, double Longitude)> cells, int mostPlaces) => CellRaster.Of(
        [.. cells.Select(cell => cell.Latitude)], [.. cells.Select(cell => cell.Longitude)], mostPlaces)!;

    // The first coordinate of the point on the unit sphere.
    private static double SmoothAt(double latitude, double longitude) =>
        Math.Cos(latitude * Math.PI / 180) * Math.Cos(longitude * Math.PI / 180);
}
