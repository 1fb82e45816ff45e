using System;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;

namespace NumVid.Formats.Cf;

/// <summary>Where on earth the coordinates of a projection lie, as a grid mapping describes it.</summary>
public sealed class CfMap
{
    private readonly Func<double, double, (double Latitude, double Longitude)> _placeOf;
    private readonly Func<string?, double?> _unitOf;

    private CfMap(
        Func<double, double, (double Latitude, double Longitude)> placeOf, Func<string?, double?> unitOf) =>
        (_placeOf, _unitOf) = (placeOf, unitOf);

    /// <summary>Reads a grid mapping.</summary>
    /// <param name="variable">The variable with its attributes.</param>
    /// <returns>The map; null where the mapping is of a kind that is not known here, or says too little.</returns>
    public static CfMap? TryRead(VariableContext variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        try
        {
            return Read(new CfGridMapping(
                variable.Attributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Value, StringComparer.Ordinal),
                variable.Name));
        }
        catch (Exception error) when (error is UnsupportedDataException or FormatException or InvalidCastException)
        {
            return null;
        }
    }

    /// <summary>By what coordinates in a unit have to be multiplied for <see cref="PlaceOf"/>; null where the unit is none
    /// of such coordinates.</summary>
    /// <param name="units">The unit; null where the file does not say.</param>
    public double? UnitOf(string? units) => _unitOf(units);

    /// <summary>The place of coordinates in metres, of a rotated grid in degrees and of a satellite's view in
    /// radians.</summary>
    /// <param name="x">The first coordinate.</param>
    /// <param name="y">The second coordinate.</param>
    /// <returns>Degrees north, and degrees east in any turn; NaN for what is not on the earth.</returns>
    public (double Latitude, double Longitude) PlaceOf(double x, double y) => _placeOf(x, y);

    private static CfMap? Read(CfGridMapping mapping)
    {
        var map = new CfMapParameters(mapping);
        if (mapping.Name == CfGridMapping.RotatedLatitudeLongitude)
        {
            return new CfMap(map.Sphere().Unrotate, units => CfUnits.MayBeDegrees(units) ? 1 : null);
        }

        if (map.Projection() is not { } projection)
        {
            return null;
        }

        if (mapping.Name == CfGridMapping.Geostationary)
        {
            // Some files have the angles times the height.
            var height = mapping.Number("perspective_point_height");
            var turnsFirst = mapping.Text("sweep_angle_axis") == "x";
            return new CfMap(
                (x, y) => turnsFirst ? Turned(x, y, projection.Unproject) : projection.Unproject(x, y),
                units => CfUnits.InRadians(units) ?? CfUnits.InMetres(units) / height);
        }

        var (falseX, falseY) = map.FalseOrigin();

        // Mercator's projection has no meridian of its own.
        var (scale, turn) = (map.Scale, mapping.Name == CfGridMapping.Mercator ? map.Meridian : 0);
        return new CfMap(
            (x, y) => projection.Unproject((x - falseX) / scale, (y - falseY) / scale) is var (latitude, longitude)
                ? (latitude, longitude + turn) : default,
            units => string.IsNullOrWhiteSpace(units) ? 1 : CfUnits.InMetres(units));
    }

    // A mirror that turns about the other axis first sees the same direction under other angles.
    private static (double Latitude, double Longitude) Turned(
        double x, double y, Func<double, double, (double Latitude, double Longitude)> placeOf)
    {
        var up = Math.Tan(y);
        var aside = Math.Tan(x) * double.Hypot(1, up);
        return placeOf(Math.Atan(aside), Math.Atan(up / double.Hypot(1, aside)));
    }
}
