using System.Collections.Generic;
using EccodesDotNet;
using NumVid.Formats.Cf;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Puts headers at the places of a variable's planes; ecCodes does it once for planes that differ in time
/// alone.</summary>
/// <remarks>ecCodes takes some 0.3 ms for one, and a series has tens of thousands. For one variable and one
/// thread.</remarks>
internal sealed class GribHeaderPlacer
{
    private readonly GribPlaneCoordinates _coordinates;
    private readonly string _variable;
    private readonly Dictionary<(string Header, long? Member, long? Step, double? Level), (
        GribHeaderBytes Header, GribStep Step, string? ShortName)> _placed = [];

    internal GribHeaderPlacer(GribPlaneCoordinates coordinates, string variable)
    {
        _coordinates = coordinates;
        _variable = variable;
    }

    /// <summary>Puts one header at a place.</summary>
    /// <returns>The header, the very same octets when it was right already, and ecCodes' short name of its
    /// parameter.</returns>
    /// <exception cref="UnsupportedDataException">GRIB cannot say the place.</exception>
    internal (GribHeaderBytes Header, string? ShortName) Place(GribHeaderBytes header, GribPlaneCoordinate coordinate)
    {
        var key = (header.GetUndatedKey(), coordinate.Member, coordinate.Step, coordinate.Level);
        if (_placed.TryGetValue(key, out var known) && FindReference(header, coordinate, known.Step) is { } time
            && known.Header.TryMoveTo(time) is { } moved)
        {
            return (moved, known.ShortName);
        }

        using var message = GribMessage.FromBytes(header.ToMessage());
        var isChanged = GribHeaderKeys.Place(message, coordinate);
        var placed = isChanged ? GribHeaderBytes.FromMessage(message.ToArray()).WithGridOf(header) : header;
        placed = coordinate.Time is { } instant
            ? new GribTimePlacer(_coordinates, _variable).Place(placed, instant, coordinate.Step) : placed;
        var shortName = message.TryGetString("shortName", out var name) ? name : null;
        _placed[key] = (placed, GribStepReader.Read(placed.ReadProduct(), placed.ReferenceTime), shortName);
        return (placed, shortName);
    }

    private CalendarInstant? FindReference(GribHeaderBytes header, GribPlaneCoordinate coordinate, GribStep step)
    {
        if (coordinate.Time is not { } time)
        {
            return header.ReferenceTime;
        }

        if (_coordinates.HasReferenceTimes)
        {
            return CalendarInstant.FromSeconds(_coordinates.Calendar, time);
        }

        return step.IsMonths ? null : CalendarInstant.FromSeconds(_coordinates.Calendar, time - step.Seconds);
    }
}
