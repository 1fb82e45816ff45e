using System;
using System.Collections.Generic;
using System.Linq;
using EccodesDotNet;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Where the planes of a variable without GRIB headers lie, by all that its coordinates tell.</summary>
internal sealed class GribCfPlaces
{
    private readonly IReadOnlyList<CfPlaceCoordinate> _coordinates;
    private readonly IGribVariable _variable;
    private readonly int _outerRank;
    private readonly CfPlaceCoordinate? _member;
    private readonly CfPlaceCoordinate? _level;

    /// <summary>Takes the coordinates of a variable.</summary>
    /// <param name="variable">The variable, on a grid of two dimensions.</param>
    /// <param name="view">Its dataset.</param>
    /// <param name="message">A message to try GRIB's own names of levels on.</param>
    /// <exception cref="UnsupportedDataException">GRIB has no place for one of them.</exception>
    internal GribCfPlaces(IGribVariable variable, CfView view, GribMessage message)
    {
        _variable = variable;
        _outerRank = variable.DimensionNames.Length - 2;
        _coordinates = CfPlaceCoordinates.Of(variable, view);
        Times = new GribCfTimes(_coordinates, variable);
        _member = Only(CfRole.Member);
        _level = Only(CfRole.Level);
        Surface = _level is null ? null : GribCfLevel.Choose(message, _level, variable);
        Method = FindMethod();
    }

    /// <summary>Their times.</summary>
    internal GribCfTimes Times { get; }

    /// <summary>The kind of their levels, or null where none are told.</summary>
    internal GribCfSurface? Surface { get; }

    /// <summary>How values stand for intervals of time, by CF; null for instants.</summary>
    internal string? Method { get; }

    /// <summary>How many members there are; 0 where none are told.</summary>
    internal int MemberCount => _member is null ? 0 : _member.Values.Length;

    /// <summary>Whether members are told.</summary>
    internal bool HaveMembers => _member is not null;

    /// <summary>Whether the number of members is that of the ensemble.</summary>
    internal bool AreAllMembers => _member is { Axes.Length: > 0 };

    /// <summary>Whether planes hold for intervals.</summary>
    internal bool AreIntervals => Method is not null && Times.HaveBounds;

    /// <summary>Whether a date of the standard calendar is before 15 October 1582, where that is the Julian one and
    /// means another day.</summary>
    internal bool HaveOldDates => Times.Calendar == CfCalendar.Standard
        && Times.All().Any(time => time < new CalendarInstant(1582, 10, 15, 0, 0, 0).ToSeconds(CfCalendar.Standard));

    /// <summary>What each outer dimension counts, in lower case.</summary>
    internal IEnumerable<string> OuterRoles => Enumerable.Range(0, _outerRank).Select(axis => _coordinates
        .First(coordinate => coordinate.Axes is [var only] && only == axis).Role.ToString().ToLowerInvariant());

    /// <summary>The place of a plane.</summary>
    /// <param name="plane">The plane, in row-major order of the outer axes.</param>
    internal GribCfPlace At(int plane)
    {
        var index = new int[_outerRank];
        for (var axis = _outerRank - 1; axis >= 0; axis--)
        {
            index[axis] = plane % _variable.RecentShape[axis];
            plane /= _variable.RecentShape[axis];
        }

        var (first, second) = Levels(index);
        return new(
            _member is null ? null : checked((long)Math.Round(_member.ValueAt(index))), first, second,
            Times.At(index, AreIntervals));
    }

    private (double? First, double? Second) Levels(int[] index)
    {
        if (_level is null || Surface is null)
        {
            return (null, null);
        }

        return Surface.IsLayer && _level.BoundsAt(index) is var (first, second)
            ? (Surface.Conversion.Convert(first), Surface.Conversion.Convert(second))
            : (Surface.Conversion.Convert(_level.ValueAt(index)), null);
    }

    // That of a dimension where there is one: the others then tell the same in other words.
    private CfPlaceCoordinate? Only(CfRole role)
    {
        var found = _coordinates.Where(coordinate => coordinate.Role == role).ToList();
        return found.Count < 2 || found[0].Axes.Length > 0 ? found.FirstOrDefault()
            : throw new UnsupportedDataException($"'{found[0].Name}' and '{found[1].Name}' of '{_variable.RecentName}' "
                + $"both tell a {role.ToString().ToLowerInvariant()}, of which GRIB has one.");
    }

    // A method within a method, as of climatologies, has no single interval.
    private string? FindMethod()
    {
        var text = _variable.RecentAttributes.GetValueOrDefault(CfAttributes.CellMethods) as string;
        var methods = CfCellMethods.Along(text, [.. Times.Names, .. _variable.DimensionNames.SkipLast(2)
            .Where(name => Times.Names.Contains(name))]);
        return methods is [var only] && only != "point" ? only : null;
    }
}
