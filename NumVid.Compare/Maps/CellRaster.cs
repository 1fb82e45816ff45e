using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Compare.Maps;

/// <summary>Cells that lie in no rows (reduced, icosahedral and other unstructured grids, stations) on a map of equal
/// steps of latitude and longitude.</summary>
/// <remarks>A place of the map stands for the cells within it, and where there is none for those of the nearest place
/// that has one, if it is near.</remarks>
internal sealed class CellRaster
{
    // Farther than this many mean distances of cells nothing is known.
    private const double Reach = 2.5;
    private const double Turn = 360;

    // A gap of a few cells between longitudes is none: the grid goes around the Earth.
    private const double LargestGap = 4;
    private const double LoneCell = 1;

    private readonly double _north;
    private readonly double _west;
    private readonly double _latitudes;
    private readonly double _longitudes;
    private readonly int[] _placeOfCell;
    private readonly int[] _sourceOfPlace;

    private CellRaster(double[] latitudes, double[] longitudes, Extent extent, int mostPlaces)
    {
        (_north, _west, _latitudes, _longitudes) = (extent.North, extent.West, extent.Latitudes, extent.Longitudes);
        var step = Math.Max(extent.Distance, Math.Sqrt(_latitudes * _longitudes / mostPlaces));
        Width = (int)Math.Clamp(Math.Round(_longitudes / step), 1, mostPlaces);
        Height = (int)Math.Clamp(Math.Round(_latitudes / step), 1, Math.Max(1, mostPlaces / Width));
        _placeOfCell = [.. latitudes.Zip(longitudes, PlaceOf)];
        _sourceOfPlace = new int[Width * Height];
        FindSources(Reach * step);
    }

    /// <summary>Places in a row, from west to east.</summary>
    internal int Width { get; }

    /// <summary>Rows, from north to south.</summary>
    internal int Height { get; }

    /// <summary>The place of each cell, row-major; for one whose position is no point of the Earth the number after the
    /// last place.</summary>
    internal ReadOnlySpan<int> PlaceOfCell => _placeOfCell;

    /// <summary>The place whose cells each place shows; -1 where there are none near.</summary>
    internal ReadOnlySpan<int> SourceOfPlace => _sourceOfPlace;

    /// <summary>Lays cells out.</summary>
    /// <param name="latitudes">Degrees north, one a cell.</param>
    /// <param name="longitudes">Degrees east.</param>
    /// <param name="mostPlaces">The most places that the map may have.</param>
    /// <returns>Null where no cell has a position.</returns>
    internal static CellRaster? Of(double[] latitudes, double[] longitudes, int mostPlaces)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(longitudes.Length, latitudes.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostPlaces, 1);
        var placed = Enumerable.Range(0, latitudes.Length).Where(i => IsPlace(latitudes[i], longitudes[i])).ToArray();
        return placed.Length == 0 ? null : new CellRaster(
            latitudes, longitudes, ExtentOf([.. placed.Select(i => latitudes[i])], [.. placed.Select(i => longitudes[i])]),
            mostPlaces);
    }

    /// <summary>Latitude and longitude of a place of the map.</summary>
    /// <param name="x">From 0 at its left to 1 at its right.</param>
    /// <param name="y">From 0 at its top to 1 at its bottom.</param>
    internal (double Latitude, double Longitude) At(double x, double y) =>
        (_north - (y * _latitudes), _west + (x * _longitudes));

    /// <summary>Spreads values over the map: the mean of the finite ones of each place.</summary>
    /// <param name="cells">A value for each cell.</param>
    /// <param name="places">Receives <see cref="Height"/> x <see cref="Width"/> values; NaN where there is none.</param>
    internal void Spread(ReadOnlySpan<double> cells, Span<double> places)
    {
        var sums = new double[(Width * Height) + 1];
        var counts = new int[sums.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            if (double.IsFinite(cells[i]))
            {
                sums[_placeOfCell[i]] += cells[i];
                counts[_placeOfCell[i]]++;
            }
        }

        for (var place = 0; place < _sourceOfPlace.Length; place++)
        {
            var source = _sourceOfPlace[place];
            places[place] = source < 0 || counts[source] == 0 ? double.NaN : sums[source] / counts[source];
        }
    }

    private static bool IsPlace(double latitude, double longitude) =>
        latitude is >= -90 and <= 90 && double.IsFinite(longitude);

    private static double Around(double longitude) => longitude - (Turn * Math.Floor(longitude / Turn));

    private static Extent ExtentOf(double[] latitudes, double[] longitudes)
    {
        var (south, north) = (latitudes.Min(), latitudes.Max());
        double[] around = [.. longitudes.Select(Around).Order()];
        var (gap, west) = (around[0] + Turn - around[^1], around[0]);
        for (var i = 1; i < around.Length; i++)
        {
            if (around[i] - around[i - 1] > gap)
            {
                (gap, west) = (around[i] - around[i - 1], around[i]);
            }
        }

        var distance = DistanceOf(Turn - gap, south, north, latitudes.Length);
        var isGlobal = gap <= LargestGap * distance;
        var (top, bottom) = (Math.Min(90, north + (distance / 2)), Math.Max(-90, south - (distance / 2)));
        return isGlobal ? new Extent(top, -Turn / 2, top - bottom, Turn, distance)
            : new Extent(top, west - (distance / 2), top - bottom, Math.Min(Turn, Turn - gap + distance), distance);
    }

    // The side of a cell in degrees, all being alike: by the area of the zone that they lie in, else by its length.
    private static double DistanceOf(double longitudes, double south, double north, int count)
    {
        var area = longitudes * (Math.Sin(Radians(north)) - Math.Sin(Radians(south))) * 180 / Math.PI;
        var distance = area > 0 ? Math.Sqrt(area / count) : Math.Max(longitudes, north - south) / count;
        return distance > 0 ? distance : LoneCell;
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private int PlaceOf(double latitude, double longitude)
    {
        if (!IsPlace(latitude, longitude))
        {
            return Width * Height;
        }

        var row = Math.Clamp((int)((_north - latitude) / _latitudes * Height), 0, Height - 1);
        var column = Math.Clamp((int)(Around(longitude - _west) / _longitudes * Width), 0, Width - 1);
        return (row * Width) + column;
    }

    private void FindSources(double reach)
    {
        var hasCells = new bool[Width * Height];
        foreach (var place in _placeOfCell.Where(place => place < hasCells.Length))
        {
            hasCells[place] = true;
        }

        for (var place = 0; place < hasCells.Length; place++)
        {
            _sourceOfPlace[place] = hasCells[place] ? place : Nearest(place, hasCells, reach);
        }
    }

    private int Nearest(int place, bool[] hasCells, double reach)
    {
        var (row, column) = Math.DivRem(place, Width);
        var rows = (int)Math.Ceiling(reach * Height / _latitudes);
        var here = DirectionOf(place);
        var (best, bestCosine) = (-1, Math.Cos(Radians(Math.Min(reach, 180))));
        for (var y = Math.Max(0, row - rows); y <= Math.Min(Height - 1, row + rows); y++)
        {
            foreach (var x in ColumnsNear(column, y, reach))
            {
                var other = (y * Width) + x;
                if (hasCells[other] && Cosine(here, DirectionOf(other)) is var cosine && cosine > bestCosine)
                {
                    (best, bestCosine) = (other, cosine);
                }
            }
        }

        return best;
    }

    // Meridians come together towards the poles.
    private IEnumerable<int> ColumnsNear(int column, int row, double reach)
    {
        var narrowing = Math.Max(1e-6, Math.Cos(Radians(At(0, (row + 0.5) / Height).Latitude)));
        var most = (int)Math.Min(Width / 2, Math.Ceiling(reach / narrowing * Width / _longitudes));
        for (var x = column - most; x <= column + most; x++)
        {
            if (_longitudes >= Turn)
            {
                yield return (x + Width) % Width;
            }
            else if (x >= 0 && x < Width)
            {
                yield return x;
            }
        }
    }

    private (double X, double Y, double Z) DirectionOf(int place)
    {
        var (row, column) = Math.DivRem(place, Width);
        var (latitude, longitude) = At((column + 0.5) / Width, (row + 0.5) / Height);
        var (sin, cos) = Math.SinCos(Radians(latitude));
        return (cos * Math.Cos(Radians(longitude)), cos * Math.Sin(Radians(longitude)), sin);
    }

    private static double Cosine((double X, double Y, double Z) a, (double X, double Y, double Z) b) =>
        (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    private readonly record struct Extent(
        double North, double West, double Latitudes, double Longitudes, double Distance);
}
