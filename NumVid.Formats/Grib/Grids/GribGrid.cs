using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Grib.Grids;

/// <summary>One horizontal grid in our orientation, with the positions of its points.</summary>
internal sealed record GribGrid
{
    /// <summary>ecCodes' <c>gridType</c>.</summary>
    internal required string Type { get; init; }

    internal required GribGridLayout Layout { get; init; }

    /// <summary>The rows; 1 for cells.</summary>
    internal required int RowCount { get; init; }

    /// <summary>The points of a row, or all cells.</summary>
    internal required int ColumnCount { get; init; }

    internal required GribScanning Scanning { get; init; }

    /// <summary>Degrees north: a value a row (axes), else a value a point.</summary>
    internal double[] Latitudes => Positions.Value.Latitudes;

    /// <summary>Degrees east, without a jump at the meridian: a value a column (axes), else a value a point.</summary>
    internal double[] Longitudes => Positions.Value.Longitudes;

    /// <summary>Latitudes and longitudes, computed when they are first asked for where a projection makes that
    /// slow.</summary>
    internal required Lazy<(double[] Latitudes, double[] Longitudes)> Positions { get; init; }

    /// <summary>Where rows and columns lie on a map, or null where none of the maps known has them straight.</summary>
    internal GribMapAxes? MapAxes { get; init; }

    /// <summary>What stands for positions where there are none; null where there are.</summary>
    internal GribUnplaced? Unplaced { get; init; }

    /// <summary>What is known of the grid besides, as attributes of its fields.</summary>
    internal IReadOnlyList<KeyValuePair<string, object>> Attributes { get; init; } = [];

    /// <summary>The attributes of the CF grid mapping; empty for latitude and longitude.</summary>
    internal required IReadOnlyList<KeyValuePair<string, object>> Mapping { get; init; }

    /// <summary>All points.</summary>
    internal int PointCount => RowCount * ColumnCount;

    /// <summary>Whether two grids put their points at the same places in our orientation, however they are
    /// scanned.</summary>
    public bool Equals(GribGrid? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Layout == other.Layout && RowCount == other.RowCount
        && ColumnCount == other.ColumnCount
            && Type == other.Type && Unplaced?.Section == other.Unplaced?.Section
            && Latitudes.AsSpan().SequenceEqual(other.Latitudes)
            && Longitudes.AsSpan().SequenceEqual(other.Longitudes));

    // Without the positions: a file with one grid finds it by reference and never computes them.
    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, RowCount, ColumnCount);

    /// <summary>The same grid with its rows in the other direction; not for cells.</summary>
    internal GribGrid WithReversedRows() => this with
    {
        MapAxes = MapAxes?.WithReversedRows(),
        Positions = Unplaced is not null ? Positions : new(() => Layout == GribGridLayout.Axes
            ? ([.. Latitudes.Reverse()], Longitudes) : (ReverseRows(Latitudes), ReverseRows(Longitudes))),
        Scanning = Scanning with { IsNorthward = !Scanning.IsNorthward },
    };

    /// <summary>The same grid with its columns in the other direction; not for cells.</summary>
    internal GribGrid WithReversedColumns() => this with
    {
        MapAxes = MapAxes?.WithReversedColumns(),
        Positions = Unplaced is not null ? Positions : new(() => Layout == GribGridLayout.Axes
            ? (Latitudes, [.. Longitudes.Reverse()]) : (ReverseColumns(Latitudes), ReverseColumns(Longitudes))),
        Scanning = Scanning with { IsWestward = !Scanning.IsWestward },
    };

    private double[] ReverseColumns(double[] points) => [.. points.Chunk(ColumnCount).SelectMany(row => row.Reverse())];

    private double[] ReverseRows(double[] points) => [.. points.Chunk(ColumnCount).Reverse().SelectMany(row => row)];
}
