using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NumVid.Formats.Cf;
using NumVid.Formats.Grib.Grids;

namespace NumVid.Formats.Grib.Writing;

/// <summary>How one variable is going to be written.</summary>
/// <remarks>Name, shape and missing value are taken when the plan is made: asking the variable for them takes the
/// dataset's lock, which the committing thread holds while others encode.</remarks>
internal sealed record GribVariablePlan
{
    private readonly int _timeAxis;
    private readonly int _planesPerTime;
    private readonly int _planesPerVideo;
    private readonly int _videoLength;

    internal GribVariablePlan(
        IGribVariable variable, GribPlaneCoordinates coordinates, GribGrid grid, IReadOnlyList<GribPlanePlan?> planes)
    {
        var outerRank = variable.DimensionNames.Length - (grid.Layout == GribGridLayout.Cells ? 1 : 2);
        _timeAxis = coordinates.Find(CfRole.Time) is { } time ? coordinates.Axes.IndexOf(time) : -1;
        _planesPerTime = _timeAxis < 0 ? 1
            : variable.RecentShape[(_timeAxis + 1)..outerRank].Aggregate(1, (product, length) => product * length);
        var outer = variable.RecentShape[..outerRank];
        var videoAxis = _timeAxis >= 0 ? _timeAxis : Array.IndexOf(outer, outer.DefaultIfEmpty().Max());
        _videoLength = videoAxis < 0 ? 1 : outer[videoAxis];
        _planesPerVideo = outer[(videoAxis + 1)..].Aggregate(1, (product, length) => product * length);
        Variable = variable;
        Grid = grid;
        Planes = planes;
        Name = variable.RecentName;
        Shape = variable.RecentShape;
        MissingValue = variable.RecentAttributes.TryGetValue(MissingValueNames.Sds, out var value)
            && value is float or double
            ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : double.NaN;
    }

    /// <summary>The variable, of which other threads may only read data.</summary>
    internal IGribVariable Variable { get; }

    /// <summary>Its grid; the shape of each plane.</summary>
    internal GribGrid Grid { get; }

    /// <summary>One entry for each combination of the outer axes; null where no field is written.</summary>
    internal IReadOnlyList<GribPlanePlan?> Planes { get; init; }

    /// <summary>Whether any field of it is not in the old file as it is.</summary>
    internal bool BringsFields => Planes.Any(plane => plane is { Stored: null });

    internal string Name { get; }

    internal IReadOnlyList<int> Shape { get; }

    /// <summary>The number that stands for a missing point, beside NaN.</summary>
    internal double MissingValue { get; }

    /// <summary>The stream of a plane: all its outer indices but that of time, or without a time axis of the longest
    /// one.</summary>
    internal int GetStream(int plane) =>
        (plane / (_planesPerVideo * _videoLength) * _planesPerVideo) + (plane % _planesPerVideo);

    /// <summary>The index of a plane along the time axis; 0 without one.</summary>
    internal int GetTimeIndex(int plane) => _timeAxis < 0 ? 0 : plane / _planesPerTime % Shape[_timeAxis];
}
