using System.Collections.Generic;
using NumVid.Formats.Cf;

namespace NumVid.Formats.Grib.Writing;

/// <summary>A coordinate that tells where a variable's planes lie: along some of its outer axes, or for all of
/// them.</summary>
/// <param name="Name">Its name, for messages.</param>
/// <param name="Role">What it tells.</param>
/// <param name="Axes">The variable's axes that it has, in its own order; none for one place of all planes.</param>
/// <param name="Shape">Their lengths.</param>
/// <param name="Values">Its values in row-major order.</param>
/// <param name="Bounds">Two ends for each value, or null.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record CfPlaceCoordinate(
    string Name, CfRole Role, int[] Axes, int[] Shape, double[] Values, double[]? Bounds,
    IReadOnlyDictionary<string, object?> Attributes)
{
    /// <summary>The unit, or null.</summary>
    internal string? Units => Text(CfAttributes.Units);

    /// <summary>The standard name, or null.</summary>
    internal string? StandardName => Text(CfAttributes.StandardName);

    /// <summary>The text of an attribute, or null.</summary>
    internal string? Text(string key) => Attributes.TryGetValue(key, out var value) ? value as string : null;

    /// <summary>The value for a plane.</summary>
    /// <param name="index">The plane's place on each outer axis of the variable.</param>
    internal double ValueAt(int[] index) => Values[PlaceOf(index)];

    /// <summary>The ends of the cell for a plane, or null.</summary>
    internal (double First, double Second)? BoundsAt(int[] index)
    {
        if (Bounds is null)
        {
            return null;
        }

        var place = 2 * PlaceOf(index);
        return (Bounds[place], Bounds[place + 1]);
    }

    private int PlaceOf(int[] index)
    {
        var place = 0;
        for (var i = 0; i < Axes.Length; i++)
        {
            place = (place * Shape[i]) + index[Axes[i]];
        }

        return place;
    }
}
