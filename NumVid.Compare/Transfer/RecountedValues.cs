using System;
using System.Globalization;

namespace NumVid.Compare.Transfer;

/// <summary>Numbers counted in another unit from another origin: factor x number + offset, as double.</summary>
/// <param name="source">The numbers.</param>
/// <param name="factor">The unit of the source in the other one.</param>
/// <param name="offset">The origin of the source in the other one.</param>
internal sealed class RecountedValues(FieldValues source, double factor, double offset) : FieldValues(
    typeof(double), source.Shape)
{
    /// <inheritdoc/>
    internal override Array Read(int[] origin, int[] shape)
    {
        var values = source.Read(origin, shape);
        var recounted = Array.CreateInstance(typeof(double), shape);
        var target = ArraySpan.Writable<double>(recounted);
        var i = 0;
        foreach (var value in values)
        {
            target[i++] = (Convert.ToDouble(value, CultureInfo.InvariantCulture) * factor) + offset;
        }

        return recounted;
    }
}
