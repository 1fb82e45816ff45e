using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Schema;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Where in member, time, step and level each plane of a variable lies.</summary>
internal sealed class GribPlaneCoordinates
{
    private readonly IGribVariable _variable;
    private readonly CfView _view;
    private readonly Lazy<List<CfAxis>> _axes;
    private readonly Lazy<(long[] Seconds, CfCalendar Calendar)> _times;
    private readonly Lazy<long[]> _steps;

    internal GribPlaneCoordinates(IGribVariable variable, CfView view)
    {
        _variable = variable;
        _view = view;
        _axes = new(() => [.. variable.DimensionNames.Select(view.GetAxis)]);
        _times = new(() => Find(CfRole.Time)?.ToTimes() ?? ([], CfCalendar.ProlepticGregorian));
        _steps = new(() => Find(CfRole.Step)?.ToSteps() ?? []);
    }

    /// <summary>All axes of the variable.</summary>
    internal List<CfAxis> Axes => _axes.Value;

    /// <summary>The calendar of the times.</summary>
    internal CfCalendar Calendar => _times.Value.Calendar;

    /// <summary>Whether times are reference times.</summary>
    internal bool HasReferenceTimes =>
        Find(CfRole.Time) is { } axis && (axis.IsReferenceTime || Find(CfRole.Step) is not null);

    /// <summary>The axis of a role, or null.</summary>
    internal CfAxis? Find(CfRole role) => Axes.FirstOrDefault(axis => axis.Role == role);

    /// <summary>The grid mapping of a variable, or null.</summary>
    internal IGribVariable? FindGridMapping(IGribVariable variable) => _view.NamedBy(variable, CfAttributes.GridMapping)
        .FirstOrDefault(named => named.RecentAttributes.ContainsKey(CfAttributes.GridMappingName));

    /// <summary>The latitude and longitude of every point of the last dimensions, or null when the variable names
    /// none.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="rank">How many dimensions its horizontal grid has.</param>
    internal (double[] Latitudes, double[] Longitudes)? TryReadPositions(IGribVariable variable, int rank)
    {
        var shape = variable.RecentShape[^rank..];
        var origin = new int[rank];
        var named = _view.NamedBy(variable, CfAttributes.Coordinates)
            .Where(candidate => candidate.RecentShape.AsSpan().SequenceEqual(shape)).ToList();
        var latitude = named.FirstOrDefault(candidate => _view.RoleOf(candidate) == CfRole.Latitude);
        var longitude = named.FirstOrDefault(candidate => _view.RoleOf(candidate) == CfRole.Longitude);
        return latitude is not null && longitude is not null
            ? (CfAxis.ToDoubles(
            latitude.ReadRecent(origin, shape)), CfAxis.ToDoubles(longitude.ReadRecent(origin, shape)))
            : null;
    }

    /// <summary>The place of a plane.</summary>
    /// <param name="plane">The plane, in row-major order of the outer axes.</param>
    /// <param name="outerRank">The number of outer axes.</param>
    /// <param name="hasOwnHeader">Whether the plane has kept a header, which says where on further axes it lies.</param>
    /// <exception cref="UnsupportedDataException">An outer axis means nothing that GRIB has a place for.</exception>
    internal GribPlaneCoordinate Get(int plane, int outerRank, bool hasOwnHeader = false)
    {
        var coordinate = new GribPlaneCoordinate(null, null, null, null);
        var shape = _variable.RecentShape;
        for (var i = outerRank - 1; i >= 0; i--)
        {
            var index = plane % shape[i];
            plane /= shape[i];
            var isKept = hasOwnHeader && Axes[i].Attributes.ContainsKey(GribAttributes.AxisKey);
            coordinate = isKept ? coordinate : Add(coordinate, Axes[i], index);
        }

        return coordinate;
    }

    private GribPlaneCoordinate Add(GribPlaneCoordinate coordinate, CfAxis axis, int index) => axis.Role switch
    {
        CfRole.Member when coordinate.Member is null =>
            coordinate with { Member = checked((long)Math.Round(axis.Values[index])) },
        CfRole.Time when coordinate.Time is null => coordinate with { Time = _times.Value.Seconds[index] },
        CfRole.Step when coordinate.Step is null => coordinate with { Step = _steps.Value[index] },
        CfRole.Level when coordinate.Level is null => coordinate with { Level = axis.Values[index] },
        _ => throw new UnsupportedDataException(
            $"The dimension '{axis.Name}' of '{_variable.RecentName}' is neither member, time, step nor level, so GRIB "
                + $"has no place for it."),
    };
}
