using System;

namespace NumVid.Formats.Nv12.Positions;

/// <summary>A direction from the centre of the earth.</summary>
/// <param name="X">Towards the equator at longitude 0.</param>
/// <param name="Y">Towards the equator at longitude 90.</param>
/// <param name="Z">Towards the north pole.</param>
internal readonly record struct Direction(double X, double Y, double Z)
{
    /// <summary>The latitude in degrees.</summary>
    internal double Latitude =>
        ElementaryFunctions.Angle(Z, Math.Sqrt((X * X) + (Y * Y))) * ElementaryFunctions.Degrees;

    /// <summary>The longitude in degrees.</summary>
    internal double Longitude => ElementaryFunctions.Angle(Y, X) * ElementaryFunctions.Degrees;

    /// <summary>The direction of a point in degrees.</summary>
    internal static Direction Of(double latitude, double longitude)
    {
        var (up, level) = ElementaryFunctions.SineAndCosine(latitude);
        var (sideways, forward) = ElementaryFunctions.SineAndCosine(longitude);
        return new(level * forward, level * sideways, up);
    }

    /// <summary>A direction that is square to both.</summary>
    internal static Direction Between(Direction first, Direction second) => new(
        (first.Y * second.Z) - (first.Z * second.Y),
        (first.Z * second.X) - (first.X * second.Z),
        (first.X * second.Y) - (first.Y * second.X));
}
